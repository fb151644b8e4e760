package org.linli.notifications;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Lang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code notifications.message} and {@code notifications.delivery}. */
@Repository
class MessageStore {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;

    MessageStore(JdbcClient jdbc, FieldCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /** What is told: the text of {@code key} with {@code args}, about what {@code path} shows. */
    record Told(String key, List<String> args, String path) {}

    /** A message on its way out; {@code tries} counts the one to come. */
    record Outgoing(District district, UUID id, Channel to, Lang lang, Told told, int tries) {}

    /** Adds a message unless this recipient was told of this act already. */
    void add(District district, UUID id, long act, Recipient recipient, Told told, Instant now) {
        var out = recipient.channel().kind() != Channel.Kind.INBOX;
        jdbc.sql("""
                        insert into notifications.message
                               (district, id, act, recipient, kind, lang, key, args, path, address, told_at, state, due_at)
                        values (:district, :id, :act, :recipient, :kind, :lang, :key, :args, :path, :address, :now,
                                :state, :due)
                        on conflict (district, act, recipient) do nothing
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("act", act)
                .param("recipient", recipient.id())
                .param("kind", recipient.channel().kind().name())
                .param("lang", recipient.lang().code())
                .param("key", told.key())
                .param("args", cipher.seal(context("args", id), json.writeValueAsString(told.args())))
                .param("path", told.path())
                .param("address", out ? sealAddress(id, recipient) : null)
                .param("now", utc(now))
                .param("state", out ? "WAITING" : "INBOX")
                .param("due", out ? utc(now) : null)
                .update();
    }

    private byte @Nullable [] sealAddress(UUID id, Recipient recipient) {
        return cipher.seal(context("address", id), recipient.channel().address());
    }

    List<Notice> inbox(District district, UUID recipient, int limit) {
        return jdbc.sql("""
                        select * from notifications.message
                         where district = :district and recipient = :recipient and kind = 'INBOX'
                         order by told_at desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("recipient", recipient)
                .param("limit", limit)
                .query((row, number) -> {
                    var told = told(row);
                    return new Notice(
                            row.getObject("id", UUID.class),
                            told.key(),
                            told.args(),
                            told.path(),
                            row.getObject("told_at", OffsetDateTime.class).toInstant(),
                            row.getObject("read_at") != null);
                })
                .list();
    }

    long unread(District district, UUID recipient) {
        return jdbc.sql("""
                        select count(*) from notifications.message
                         where district = :district and recipient = :recipient and kind = 'INBOX' and read_at is null
                        """)
                .param("district", district.value())
                .param("recipient", recipient)
                .query(Long.class)
                .single();
    }

    void markRead(District district, UUID recipient, Instant upTo, Instant now) {
        jdbc.sql("""
                        update notifications.message set read_at = :now
                         where district = :district and recipient = :recipient and kind = 'INBOX' and read_at is null
                           and told_at <= :upTo
                        """)
                .param("district", district.value())
                .param("recipient", recipient)
                .param("upTo", utc(upTo))
                .param("now", utc(now))
                .update();
    }

    /** The districts with a message due. */
    List<District> due(Instant now) {
        return jdbc.sql(
                        "select distinct district from notifications.message where state = 'WAITING' and due_at <= :now")
                .param("now", utc(now))
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    /** Takes messages that are due until {@code lease}; other nodes skip what is being taken. */
    List<Outgoing> take(District district, Instant now, Instant lease, int limit) {
        return jdbc.sql("""
                        update notifications.message set tries = tries + 1, due_at = :lease
                         where district = :district and id in (
                               select id from notifications.message
                                where district = :district and state = 'WAITING' and due_at <= :now
                                order by due_at limit :limit for update skip locked)
                        returning *
                        """)
                .param("district", district.value())
                .param("now", utc(now))
                .param("lease", utc(lease))
                .param("limit", limit)
                .query(this::outgoing)
                .list();
    }

    /** Writes down how a try went: sent, to be tried again at {@code again}, or given up. */
    void settle(Outgoing message, UUID delivery, Instant at, @Nullable String failure, @Nullable Instant again) {
        jdbc.sql("""
                        insert into notifications.delivery (district, id, message, at, failure)
                        values (:district, :id, :message, :at, :failure)
                        """)
                .param("district", message.district().value())
                .param("id", delivery)
                .param("message", message.id())
                .param("at", utc(at))
                .param("failure", failure)
                .update();
        var state = failure == null ? "SENT" : again == null ? "FAILED" : "WAITING";
        jdbc.sql("""
                        update notifications.message set state = :state, due_at = :again,
                               address = case when :state = 'WAITING' then address end
                         where district = :district and id = :id and state = 'WAITING'
                        """)
                .param("district", message.district().value())
                .param("id", message.id())
                .param("state", state)
                .param("again", again == null ? null : utc(again))
                .update();
    }

    /** The newest tries first. */
    List<Delivery> deliveries(District district, int limit) {
        return jdbc.sql("""
                        select * from notifications.delivery where district = :district order by id desc limit :limit
                        """)
                .param("district", district.value())
                .param("limit", limit)
                .query((row, number) -> new Delivery(
                        row.getObject("message", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("failure"))))
                .list();
    }

    private Outgoing outgoing(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Outgoing(
                new District(row.getString("district")),
                id,
                new Channel(
                        Channel.Kind.valueOf(row.getString("kind")),
                        cipher.open(context("address", id), row.getBytes("address"))),
                Lang.of(row.getString("lang")),
                told(row),
                row.getInt("tries"));
    }

    private Told told(ResultSet row) throws SQLException {
        var args = cipher.open(context("args", row.getObject("id", UUID.class)), row.getBytes("args"));
        return new Told(row.getString("key"), List.of(json.readValue(args, String[].class)), row.getString("path"));
    }

    private static String context(String column, UUID id) {
        return "notifications.message." + column + "/" + id;
    }
}
