package org.linli.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Settings;
import org.linli.notifications.MessageStore.Outgoing;
import org.linli.web.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * A message is taken in a short transaction that skips what other nodes are taking (for update skip locked) and leases it;
 * it is sent outside of any transaction, so that a slow gateway holds neither a lock nor a connection; then how it went is
 * written down. A node that dies in between leaves the lease to run out: a message may then go out twice, never not at all.
 */
/** Hands waiting messages to the gateways, district by district; any number of nodes may run it. */
@Component
class DeliveryJob {
    private static final Logger log = LoggerFactory.getLogger(DeliveryJob.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int AT_A_TIME = 50;

    private final MessageStore store;
    private final List<Gateway> gateways;
    private final Messages messages;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean serving;

    DeliveryJob(
            MessageStore store,
            List<Gateway> gateways,
            Messages messages,
            Settings settings,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${linli.serving:false}") boolean serving) {
        this.store = store;
        this.gateways = gateways;
        this.messages = messages;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
        this.serving = serving;
    }

    @Scheduled(fixedDelay = 2_000)
    void run() {
        if (serving) {
            store.due(clock.instant()).forEach(this::deliver);
        }
    }

    /** Sends what is due in {@code district}, until nothing is. */
    void deliver(District district) {
        List<Outgoing> some;
        do {
            var now = clock.instant();
            some = transaction.execute(status -> store.take(district, now, now.plus(LEASE), AT_A_TIME));
            some.forEach(this::deliver);
        } while (some.size() == AT_A_TIME);
    }

    private void deliver(Outgoing message) {
        var failure = send(message);
        var now = clock.instant();
        var again = failure == null
                ? null
                : Backoff.after(message.tries()).map(now::plus).orElse(null);
        transaction.executeWithoutResult(status -> store.settle(message, Ids.next(clock), now, failure, again));
    }

    /** Sends it; answers why it was not taken, or null. */
    private @Nullable String send(Outgoing message) {
        try {
            gateways.stream()
                    .filter(gateway -> gateway.takes(message.to().kind()))
                    .findFirst()
                    .orElseThrow(() ->
                            new GatewayFailure("no gateway for " + message.to().kind()))
                    .send(message.to(), text(message));
            return null;
        } catch (GatewayFailure e) {
            log.warn("message {} was not taken at try {}: {}", message.id(), message.tries(), e.getMessage());
            return String.valueOf(e.getMessage());
        } catch (RuntimeException e) { // the edge: what a gateway throws may hold the address, so only its kind is kept
            log.warn("message {} failed at try {}: {}", message.id(), message.tries(), e.getClass());
            return e.getClass().getSimpleName();
        }
    }

    private String text(Outgoing message) {
        var told = message.told();
        var text = messages.text(message.lang(), told.key(), told.args().toArray());
        return text + " " + settings.origin() + told.path();
    }
}
