package org.linli.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.Settings;
import org.linli.people.PersonId;
import org.linli.web.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class NotificationsTests {
    private static final String KEY = "web.clock.late"; // any text with one argument

    private final Notifications notifications;
    private final MessageStore store;
    private final Messages messages;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private Instant now = Instant.parse("2027-01-04T04:00:00Z");

    NotificationsTests(
            Notifications notifications,
            MessageStore store,
            Messages messages,
            Settings settings,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.notifications = notifications;
        this.store = store;
        this.messages = messages;
        this.settings = settings;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** A gateway that keeps what it is given, or refuses while it is down. */
    private static final class Kept implements Gateway {
        private final List<String> texts = new ArrayList<>();
        private boolean down;

        @Override
        public boolean takes(Channel.Kind kind) {
            return kind == Channel.Kind.SMS;
        }

        @Override
        public void send(Channel to, String text) {
            if (down) {
                throw new GatewayFailure("busy");
            }
            texts.add(to.address() + ": " + text);
        }
    }

    private DeliveryJob job(Gateway gateway) {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return settings.zone();
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        return new DeliveryJob(store, List.of(gateway), messages, settings, transaction, clock, true);
    }

    private void tell(District here, long act, Recipient to, String key, List<String> args, String path) {
        notifications.tell(here, List.of(new Message(act, to, key, args, path)));
    }

    private static Recipient sms(UUID id, Lang lang) {
        return new Recipient(id, new Channel(Channel.Kind.SMS, "13800138000"), lang);
    }

    private List<String> states(District here) {
        return jdbc.sql(
                        "select state || ' ' || (address is null) from notifications.message where district = :district")
                .param("district", here.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void anInboxShowsWhatItsOwnerWasToldOnce() {
        var here = new District("980010");
        var fang = new PersonId(UUID.randomUUID());
        for (var i = 0; i < 3; i++) {
            tell(here, 7, Recipient.inbox(fang), KEY, List.of("1 天"), "/desk/matters/X");
        }
        tell(here, 7, Recipient.inbox(new PersonId(UUID.randomUUID())), KEY, List.of(""), "/");
        tell(here, 8, new Recipient(fang.value(), Channel.none(), Lang.ZH), KEY, List.of(""), "/");

        assertThat(notifications.inbox(here, fang, 10)).singleElement().satisfies(notice -> {
            assertThat(notice.args()).containsExactly("1 天");
            assertThat(notice.path()).isEqualTo("/desk/matters/X");
            assertThat(notice.read()).isFalse();
        });
        assertThat(notifications.unread(here, fang)).isEqualTo(1);
        notifications.markRead(
                here, fang, notifications.inbox(here, fang, 1).getFirst().at().minusMillis(1));
        assertThat(notifications.unread(here, fang)).isEqualTo(1);
        notifications.markRead(
                here, fang, notifications.inbox(here, fang, 1).getFirst().at().plusMillis(1));
        assertThat(notifications.unread(here, fang)).isZero();
    }

    @Test
    void sendsInTheRecipientsLanguageAndForgetsTheAddress() {
        var here = new District("980011");
        tell(here, 1, sms(UUID.randomUUID(), Lang.EN), KEY, List.of("2 days"), "/m/ABC");
        assertThat(states(here)).containsExactly("WAITING false");
        var gateway = new Kept();

        job(gateway).deliver(here);
        job(gateway).deliver(here);

        assertThat(gateway.texts)
                .containsExactly(
                        "13800138000: " + messages.text(Lang.EN, KEY, "2 days") + " " + settings.origin() + "/m/ABC");
        assertThat(states(here)).containsExactly("SENT true");
        assertThat(notifications.deliveries(here, 10))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.failure()).isEmpty());
    }

    @Test
    void triesAgainWithGrowingPausesUntilItIsTaken() {
        var here = new District("980012");
        tell(here, 1, sms(UUID.randomUUID(), Lang.ZH), KEY, List.of("x"), "/m/ABC");
        var gateway = new Kept();
        gateway.down = true;
        var job = job(gateway);

        job.deliver(here);
        now = now.plusSeconds(59);
        job.deliver(here);
        assertThat(notifications.deliveries(here, 10)).hasSize(1);
        now = now.plusSeconds(1);
        job.deliver(here);
        assertThat(notifications.deliveries(here, 10))
                .hasSize(2)
                .allMatch(tried -> tried.failure().equals(java.util.Optional.of("busy")));
        gateway.down = false;
        now = now.plus(Duration.ofMinutes(2));
        assertThat(store.due(now)).contains(here);
        job.deliver(here);

        assertThat(gateway.texts).hasSize(1);
        assertThat(states(here)).containsExactly("SENT true");
    }

    @Test
    void givesUpAfterTwoDaysAndForgetsTheAddress() {
        var here = new District("980013");
        tell(here, 1, sms(UUID.randomUUID(), Lang.ZH), KEY, List.of("x"), "/m/ABC");
        var gateway = new Kept();
        gateway.down = true;
        for (var i = 0; i < 20; i++) {
            job(gateway).deliver(here);
            now = now.plus(Duration.ofHours(7));
        }
        assertThat(notifications.deliveries(here, 50)).hasSize(Backoff.TRIES_MAX);
        assertThat(states(here)).containsExactly("FAILED true");
    }

    @Test
    void keepsNeitherAddressNorArgumentsInClear() {
        var here = new District("980014");
        tell(here, 1, sms(UUID.randomUUID(), Lang.ZH), KEY, List.of("secret words"), "/m/ABC");
        var row = jdbc.sql("select args, address from notifications.message where district = :district")
                .param("district", here.value())
                .query()
                .singleRow();
        assertThat(new String((byte[]) row.get("args"), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        assertThat(new String((byte[]) row.get("address"), StandardCharsets.ISO_8859_1))
                .doesNotContain("138");
        assertThat(sms(UUID.randomUUID(), Lang.ZH).toString()).doesNotContain("138");
    }

    @Test
    void refusesWhatHasNoTextOrLeadsElsewhere() {
        var here = new District("980015");
        var to = sms(UUID.randomUUID(), Lang.ZH);
        assertThatThrownBy(() -> tell(here, 1, to, "no.such.key", List.of(), "/"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tell(here, 1, to, KEY, List.of(), "//evil.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
