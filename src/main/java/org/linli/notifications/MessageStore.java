package org.linli.notifications;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Ids;
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

    /** Adds messages, each unless its recipient was told of its act already. */
    void add(District district, List<Message> some, Clock clock) {
        var now = clock.instant();
        var ids = some.stream().map(one -> Ids.next(clock)).toList();
        var texts = new Columns(some);
        jdbc.sql("""
                        insert into notifications.message
                               (district, id, act, recipient, kind, lang, key, args, path, address, told_at, state, due_at)
                        select :district, id, act::bigint, recipient::uuid, kind, lang, key, decode(args, 'hex'), path,
                               decode(address, 'hex'), :now, case when kind = 'INBOX' then 'INBOX' else 'WAITING' end,
                               case when kind = 'INBOX' then null else :now end
                          from unnest(:id::uuid[], :act::text[], :recipient::text[], :kind::text[], :lang::text[], :key::text[],
                                      :args::text[], :path::text[], :address::text[])
                               as t (id, act, recipient, kind, lang, key, args, path, address)
                        on conflict (district, act, recipient) do nothing
                        """)
                .param("district", district.value())
                .param("now", utc(now))
                .param("id", ids.toArray(UUID[]::new))
                .param("act", texts.of(Message::act))
                .param("recipient", texts.of(one -> one.to().id()))
                .param("kind", texts.of(one -> one.to().channel().kind()))
                .param("lang", texts.of(one -> one.to().lang().code()))
                .param("key", texts.of(Message::key))
                .param("args", texts.sealed(ids, this::sealArgs))
                .param("path", texts.of(Message::path))
                .param("address", texts.sealed(ids, this::sealAddress))
                .update();
    }

    private byte[] sealArgs(UUID id, Message message) {
        return cipher.seal(context("args", id), json.writeValueAsString(message.args()));
    }

    private byte @Nullable [] sealAddress(UUID id, Message message) {
        var channel = message.to().channel();
        return channel.kind() == Channel.Kind.INBOX ? null : cipher.seal(context("address", id), channel.address());
    }

    /** Messages as columns of text. */
    private record Columns(List<Message> some) {
        String[] of(Function<Message, Object> value) {
            return some.stream().map(one -> String.valueOf(value.apply(one))).toArray(String[]::new);
        }

        @Nullable
        String[] sealed(List<UUID> ids, Sealing sealing) {
            var column = new @Nullable String[some.size()];
            for (var i = 0; i < column.length; i++) {
                var bytes = sealing.seal(ids.get(i), some.get(i));
                column[i] = bytes == null ? null : HexFormat.of().formatHex(bytes);
            }
            return column;
        }
    }

    private interface Sealing {
        byte @Nullable [] seal(UUID id, Message message);
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
        return jdbc.sql("select distinct district from notifications.waiting where due_at <= :now")
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
