package org.linli.people;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Empties rows of {@code people.person} for good. */
@Repository
class ErasureStore {
    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those for whom one of {@code ids} is written down as guardian. */
    List<PersonId> wards(District district, Collection<PersonId> ids) {
        return jdbc.sql("""
                        select id from people.person
                         where district = :district and guardian = any(:ids) and not id = any(:ids)
                         order by id limit 100
                        """)
                .param("district", district.value())
                .param("ids", ids(ids))
                .query((row, number) -> new PersonId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Forgets a guardian of whom nobody has need any more. */
    void forgetGuardian(District district, Collection<PersonId> ids) {
        jdbc.sql("""
                        update people.person set guardian = null, version = version + 1
                         where district = :district and guardian = any(:ids)
                        """).param("district", district.value()).param("ids", ids(ids)).update();
    }

    /** Empties the rows; district, id, place and days stay, for the counts. */
    void erase(District district, Collection<PersonId> ids, Instant now) {
        jdbc.sql("""
                        update people.person
                           set name = null, name_index = null, phone = null, phone_index = null, email = null,
                               paper = null, identity = null, identity_index = null, birth_year = null,
                               guardian = null, erased_at = :now, version = version + 1
                         where district = :district and id = any(:ids) and erased_at is null
                        """)
                .param("district", district.value())
                .param("ids", ids(ids))
                .param("now", utc(now))
                .update();
    }

    private static UUID[] ids(Collection<PersonId> ids) {
        return ids.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
