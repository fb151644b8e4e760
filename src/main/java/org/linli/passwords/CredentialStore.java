package org.linli.passwords;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code passwords.credential}. */
@Repository
class CredentialStore {
    private final JdbcClient jdbc;

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody signs in with. Never logged. */
    record Credential(District district, PersonId person, String login, String hash, int version, Instant changedAt) {
        @Override
        public String toString() {
            return "Credential[" + person + "]";
        }
    }

    /** Writes it; a person has one. */
    void put(District district, PersonId person, String login, String hash, Instant now) {
        jdbc.sql("""
                        insert into passwords.credential (district, person, login, hash, changed_at)
                        values (:district, :person, :login, :hash, :now)
                        on conflict (district, person) do update
                           set login = excluded.login, hash = excluded.hash, changed_at = excluded.changed_at,
                               version = credential.version + 1
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("login", login)
                .param("hash", hash)
                .param("now", utc(now))
                .update();
    }

    /** The same password under today's parameters: sessions stay. */
    void rehash(Credential credential, String hash) {
        jdbc.sql("""
                        update passwords.credential set hash = :hash
                         where district = :district and person = :person and version = :version
                        """)
                .param("district", credential.district().value())
                .param("person", credential.person().value())
                .param("version", credential.version())
                .param("hash", hash)
                .update();
    }

    Optional<Credential> find(District district, PersonId person) {
        return jdbc.sql("select * from passwords.credential where district = :district and person = :person")
                .param("district", district.value())
                .param("person", person.value())
                .query(CredentialStore::row)
                .optional();
    }

    /** The districts in which {@code login} is known; two at most. */
    List<District> knowing(String login) {
        return jdbc.sql("select district from passwords.login where login = :login limit 2")
                .param("login", login)
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    Optional<Credential> of(District district, String login) {
        return jdbc.sql("select * from passwords.credential where district = :district and login = :login")
                .param("district", district.value())
                .param("login", login)
                .query(CredentialStore::row)
                .optional();
    }

    /** Whether somebody else in the district signs in as {@code login}. */
    boolean isTaken(District district, String login, PersonId person) {
        return jdbc.sql("""
                        select exists (select 1 from passwords.credential
                                        where district = :district and login = :login and person <> :person)
                        """)
                .param("district", district.value())
                .param("login", login)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    void remove(District district, PersonId person) {
        jdbc.sql("delete from passwords.credential where district = :district and person = :person")
                .param("district", district.value())
                .param("person", person.value())
                .update();
    }

    private static Credential row(ResultSet row, int number) throws SQLException {
        return new Credential(
                new District(row.getString("district")),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("login"),
                row.getString("hash"),
                row.getInt("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
