package org.linli.matters;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes many new matters of one district at a time, and keeps the answers given to their keys. */
@Repository
class IntakeStore {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;

    IntakeStore(JdbcClient jdbc, FieldCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /** What was answered to a key before. */
    record Answered(String key, String body, Intake.Received answer) {}

    /** Takes the keys of {@code some}, which differ; answers those that were free, or old enough to be. */
    Set<String> claim(District district, List<Incoming> some, Instant now, Instant expired) {
        return jdbc
                .sql("""
                        insert into matters.intake_key as k (district, key, body, answer, at)
                        select :district, key, decode(body, 'hex'), decode(answer, 'hex'), :now
                          from unnest(:key::text[], :body::text[], :answer::text[]) as t (key, body, answer)
                         order by key
                        on conflict (district, key) do update set body = excluded.body, answer = excluded.answer,
                               at = excluded.at where k.at < :expired
                        returning key
                        """)
                .param("district", district.value())
                .param("now", utc(now))
                .param("expired", utc(expired))
                .param("key", texts(some, one -> String.valueOf(one.key())))
                .param("body", texts(some, Incoming::body))
                .param("answer", texts(some, one -> HexFormat.of().formatHex(sealed(district, one))))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private byte[] sealed(District district, Incoming one) {
        return cipher.seal(context(district, String.valueOf(one.key())), json.writeValueAsString(one.answer()));
    }

    private static String context(District district, String key) {
        return "matters.intake_key.answer/" + district + "/" + key;
    }

    /** What was answered to {@code keys}. */
    List<Answered> answered(District district, List<String> keys) {
        return jdbc.sql("select * from matters.intake_key where district = :district and key = any(:keys)")
                .param("district", district.value())
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) -> {
                    var key = row.getString("key");
                    var answer = cipher.open(context(district, key), row.getBytes("answer"));
                    return new Answered(
                            key,
                            HexFormat.of().formatHex(row.getBytes("body")),
                            json.readValue(answer, Intake.Received.class));
                })
                .list();
    }

    /** Forgets answers given before {@code expired}; at most {@code limit}. */
    int forget(District district, Instant expired, int limit) {
        return jdbc.sql("""
                        delete from matters.intake_key where district = :district and key in (
                            select key from matters.intake_key where district = :district and at < :expired limit :limit)
                        """)
                .param("district", district.value())
                .param("expired", utc(expired))
                .param("limit", limit)
                .update();
    }

    /**
     * Adds the new ones of {@code some} and answers which they were. One that is there already was written by an earlier try
     * whose commit succeeded without anybody hearing of it.
     */
    List<Incoming> add(District district, List<Incoming> some) {
        var ids = Set.copyOf(jdbc.sql("""
                        insert into matters.matter (district, id, code, receipt, place, title, text, anonymous, kind, category, catalogue,
                               urgent, via, against, received_at, state, level, unit, first_unit, unit_since, unit_due, time_limit,
                               counted_from, span, due_at, open_year, expires_at, contact_due, next_check_at)
                        select :district, id::uuid, code, decode(receipt, 'hex'), place, title, text, anonymous::boolean, kind, category,
                               catalogue::int, urgent::boolean, via, nullif(against, 'null')::uuid, received_at::timestamptz, 'RECEIVED', level, unit::uuid,
                               unit::uuid, received_at::timestamptz, unit_due::timestamptz, time_limit, received_at::timestamptz,
                               time_limit, due_at::timestamptz, open_year::int, due_at::timestamptz, contact_due::timestamptz,
                               next_check::timestamptz
                          from unnest(:id::text[], :code::text[], :receipt::text[], :place::text[], :title::text[], :text::text[],
                                      :anonymous::text[], :kind::text[], :category::text[], :catalogue::text[], :urgent::text[], :via::text[], :against::text[],
                                      :received_at::text[], :level::text[], :unit::text[], :unit_due::text[],
                                      :time_limit::text[], :due_at::text[], :open_year::text[], :contact_due::text[],
                                      :next_check::text[])
                               as t (id, code, receipt, place, title, text, anonymous, kind, category, catalogue, urgent, via, against,
                                     received_at, level, unit, unit_due, time_limit, due_at, open_year, contact_due, next_check)
                        on conflict (district, id) do nothing returning id
                        """)
                .param("district", district.value())
                .params(IntakeColumns.of(some))
                .query(UUID.class)
                .list());
        var added = some.stream()
                .filter(one -> ids.contains(one.matter().id().value()))
                .toList();
        addContacts(
                district,
                added.stream().filter(one -> !one.channel().address().isEmpty()).toList());
        added.forEach(one -> addPhotos(district, one));
        return added;
    }

    private void addContacts(District district, List<Incoming> some) {
        if (some.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into matters.contact (district, matter, kind, address, lang)
                        select :district, matter::uuid, kind, decode(address, 'hex'), lang
                          from unnest(:matter::text[], :kind::text[], :address::text[], :lang::text[])
                               as t (matter, kind, address, lang)
                        """)
                .param("district", district.value())
                .param("matter", texts(some, one -> one.matter().id().toString()))
                .param("kind", texts(some, one -> one.channel().kind().name()))
                .param(
                        "address",
                        texts(
                                some,
                                one -> HexFormat.of()
                                        .formatHex(cipher.seal(
                                                ContactStore.context(
                                                        one.matter().id()),
                                                one.channel().address()))))
                .param("lang", texts(some, one -> one.lang().code()))
                .update();
    }

    private void addPhotos(District district, Incoming one) {
        for (var photo : one.photos()) {
            jdbc.sql("insert into matters.photo (district, matter, id, jpeg) values (:district, :matter, :id, :jpeg)")
                    .param("district", district.value())
                    .param("matter", one.matter().id().value())
                    .param("id", photo.id())
                    .param("jpeg", photo.jpeg())
                    .update();
        }
    }

    private static String[] texts(List<Incoming> some, Function<Incoming, String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }
}
