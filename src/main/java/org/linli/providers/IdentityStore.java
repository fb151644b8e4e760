package org.linli.providers;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code providers.identity}. */
@Repository
class IdentityStore {
    private final JdbcClient jdbc;

    IdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account elsewhere as its owner sees it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Linked(
            byte[] identity,
            String issuer,
            Instant since,
            @Nullable Instant used) {}

    /** The districts that know an identity, the first to link it first; one, or none. */
    List<District> knowing(byte[] identity) {
        return jdbc.sql("select district from providers.known where identity = :identity order by since limit 2")
                .param("identity", identity)
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    Optional<PersonId> person(District district, byte[] identity) {
        return jdbc.sql("select person from providers.identity where district = :district and identity = :identity")
                .param("district", district.value())
                .param("identity", identity)
                .query((row, number) -> new PersonId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Links an identity to {@code person}; false where it is linked already. */
    boolean add(District district, byte[] identity, PersonId person, String issuer, Instant now) {
        return jdbc.sql("""
                        insert into providers.identity (district, identity, person, issuer, since)
                        values (:district, :identity, :person, :issuer, :now)
                        on conflict (district, identity) do nothing
                        """)
                        .param("district", district.value())
                        .param("identity", identity)
                        .param("person", person.value())
                        .param("issuer", issuer)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    void use(District district, byte[] identity, Instant now) {
        jdbc.sql("update providers.identity set used_at = :now where district = :district and identity = :identity")
                .param("district", district.value())
                .param("identity", identity)
                .param("now", utc(now))
                .update();
    }

    /** Those of {@code person}, newest first. */
    List<Linked> of(District district, PersonId person) {
        return jdbc.sql("""
                        select * from providers.identity where district = :district and person = :person
                         order by since desc limit 50
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .query((row, number) -> {
                    var used = row.getObject("used_at", OffsetDateTime.class);
                    return new Linked(
                            row.getBytes("identity"),
                            row.getString("issuer"),
                            row.getObject("since", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    void remove(District district, PersonId person, byte[] identity) {
        jdbc.sql("""
                        delete from providers.identity
                         where district = :district and person = :person and identity = :identity
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("identity", identity)
                .update();
    }
}
