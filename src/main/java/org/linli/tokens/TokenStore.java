package org.linli.tokens;

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
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code tokens.token}. */
@Repository
class TokenStore {
    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token as its owner sees it: everything but the secret, which is not kept. */
    record Token(
            UUID id,
            PersonId person,
            String name,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    void add(District district, Token token, byte[] hash) {
        jdbc.sql("""
                        insert into tokens.token (district, id, person, name, hash, created_at, expires_at)
                        values (:district, :id, :person, :name, :hash, :created, :expires)
                        """)
                .param("district", district.value())
                .param("id", token.id())
                .param("person", token.person().value())
                .param("name", token.name())
                .param("hash", hash)
                .param("created", utc(token.createdAt()))
                .param("expires", utc(token.expiresAt()))
                .update();
    }

    /** The one with this hash that is neither expired nor revoked. */
    Optional<Token> valid(District district, byte[] hash, Instant now) {
        return jdbc.sql("""
                        select * from tokens.token
                         where district = :district and hash = :hash and revoked_at is null and expires_at > :now
                        """)
                .param("district", district.value())
                .param("hash", hash)
                .param("now", utc(now))
                .query(TokenStore::row)
                .optional();
    }

    /** Those of {@code person} that are neither expired nor revoked, newest first. */
    List<Token> of(District district, PersonId person, Instant now) {
        return jdbc.sql("""
                        select * from tokens.token
                         where district = :district and person = :person and revoked_at is null and expires_at > :now
                         order by created_at desc limit 100
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("now", utc(now))
                .query(TokenStore::row)
                .list();
    }

    void used(District district, UUID id, Instant hour) {
        jdbc.sql("""
                        update tokens.token set used_at = :hour
                         where district = :district and id = :id and (used_at is null or used_at < :hour)
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("hour", utc(hour))
                .update();
    }

    /** Revokes it; false where it is not {@code person}'s or was revoked already. */
    boolean revoke(District district, PersonId person, UUID id, Instant now) {
        return jdbc.sql("""
                        update tokens.token set revoked_at = :now
                         where district = :district and id = :id and person = :person and revoked_at is null
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("person", person.value())
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    private static Token row(ResultSet row, int number) throws SQLException {
        var used = row.getObject("used_at", OffsetDateTime.class);
        return new Token(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
