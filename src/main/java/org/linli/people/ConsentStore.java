package org.linli.people;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code people.consent}, which is append-only. */
@Repository
class ConsentStore {
    private final JdbcClient jdbc;

    ConsentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(District district, UUID id, PersonId person, Consent consent) {
        jdbc.sql("""
                        insert into people.consent (district, id, person, item, purpose, given, by, writer, at)
                        values (:district, :id, :person, :item, :purpose, :given, :by, :writer, :at)
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("person", person.value())
                .param("item", consent.item().name())
                .param("purpose", consent.purpose().name())
                .param("given", consent.given())
                .param("by", consent.by().value())
                .param("writer", consent.writer().value())
                .param("at", utc(consent.at()))
                .update();
    }

    /** All that was said of {@code person}, and of the records merged into that one, newest first; at most 500. */
    List<Consent> of(District district, PersonId person) {
        return jdbc.sql("""
                        select * from people.consent
                         where district = :district
                           and (person = :person or person in (
                                select id from people.called where district = :district and merged_into = :person))
                         order by at desc, id desc limit 500
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .query(ConsentStore::row)
                .list();
    }

    private static Consent row(ResultSet row, int number) throws SQLException {
        return new Consent(
                Item.valueOf(row.getString("item")),
                Purpose.valueOf(row.getString("purpose")),
                row.getBoolean("given"),
                new PersonId(row.getObject("by", UUID.class)),
                new PersonId(row.getObject("writer", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
