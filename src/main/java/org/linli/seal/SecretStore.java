package org.linli.seal;

import static org.linli.database.Database.utc;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code seal.secret}, encrypted, {@code seal.shredded} and {@code seal.lost}. */
@Repository
class SecretStore {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    SecretStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Keeps the keys of new subjects; of one that has a key already the old one stays. */
    void add(District district, Map<UUID, SubjectKey> keys) {
        var subjects = List.copyOf(keys.keySet());
        jdbc.sql("""
                        insert into seal.secret (district, subject, secret)
                        select :district, subject::uuid, decode(secret, 'hex')
                          from unnest(:subject::text[], :secret::text[]) as t (subject, secret)
                        on conflict (district, subject) do nothing
                        """)
                .param("district", district.value())
                .param("subject", subjects.stream().map(UUID::toString).toArray(String[]::new))
                .param(
                        "secret",
                        subjects.stream()
                                .map(subject -> sealed(subject, Objects.requireNonNull(keys.get(subject))))
                                .toArray(String[]::new))
                .update();
    }

    /** The keys that there are of {@code subjects}. */
    Map<UUID, SubjectKey> of(District district, Collection<UUID> subjects) {
        var keys = new HashMap<UUID, SubjectKey>();
        jdbc.sql("select subject, secret from seal.secret where district = :district and subject = any(:subjects)")
                .param("district", district.value())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(row -> {
                    var subject = row.getObject("subject", UUID.class);
                    keys.put(subject, SubjectKey.of(cipher.openBytes(context(subject), row.getBytes("secret"))));
                });
        return keys;
    }

    /** Destroys the key of {@code subject} and writes that down; false where that was done before. */
    boolean shred(District district, UUID subject, String ground, Instant now) {
        var first = jdbc.sql("""
                        insert into seal.shredded (district, subject, at, ground) values (:district, :subject, :now, :ground)
                        on conflict (district, subject) do nothing
                        """)
                        .param("district", district.value())
                        .param("subject", subject)
                        .param("now", utc(now))
                        .param("ground", ground)
                        .update()
                > 0;
        jdbc.sql("delete from seal.secret where district = :district and subject = :subject")
                .param("district", district.value())
                .param("subject", subject)
                .update();
        return first;
    }

    /** Those of {@code subjects} whose keys were destroyed. */
    List<UUID> shredded(District district, Collection<UUID> subjects) {
        return jdbc.sql("select subject from seal.shredded where district = :district and subject = any(:subjects)")
                .param("district", district.value())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, number) -> Objects.requireNonNull(row.getObject("subject", UUID.class)))
                .list();
    }

    /** Those of {@code subjects} that get no key: it was destroyed, or did not come back with a backup. */
    List<UUID> forgotten(District district, Collection<UUID> subjects) {
        return jdbc.sql("""
                        select subject from seal.shredded where district = :district and subject = any(:subjects)
                         union
                        select subject from seal.lost where district = :district and subject = any(:subjects)
                        """)
                .param("district", district.value())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, number) -> Objects.requireNonNull(row.getObject("subject", UUID.class)))
                .list();
    }

    /** All whose keys were destroyed, in that order. */
    List<ShredList.Line> shredded(District district) {
        return jdbc.sql("select subject, at, ground from seal.shredded where district = :district order by at, subject")
                .param("district", district.value())
                .query((row, number) -> new ShredList.Line(
                        district,
                        row.getObject("subject", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("ground")))
                .list();
    }

    /** Writes down that the keys of all subjects are lost; on the owner's connection, in its transaction. */
    static int loseAll(Connection owner) {
        return JdbcClient.create(new SingleConnectionDataSource(owner, true))
                .sql("insert into seal.lost (district, subject) select distinct district, subject from ledger.act")
                .update();
    }

    /** Opens one of the keys, if there is any; fails where the master key is not the one that sealed it. */
    void openAny(District district) {
        jdbc.sql("select subject, secret from seal.secret where district = :district limit 1")
                .param("district", district.value())
                .query(row -> {
                    cipher.openBytes(context(row.getObject("subject", UUID.class)), row.getBytes("secret"));
                });
    }

    Optional<SubjectKey> find(District district, UUID subject) {
        return Optional.ofNullable(of(district, List.of(subject)).get(subject));
    }

    private String sealed(UUID subject, SubjectKey key) {
        return HexFormat.of().formatHex(cipher.seal(context(subject), key.bytes()));
    }

    private static String context(UUID subject) {
        return "seal.secret.secret/" + subject;
    }
}
