package org.linli.codes;

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
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code codes.paper}. */
@Repository
class PaperStore {
    private final JdbcClient jdbc;

    PaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A code on paper, without its secret, which is not kept.
     *
     * @param person whom it is for; none where it is for those behind a door
     * @param unit the door
     * @param seats how many it lets in, of whom {@code used} are
     */
    record Paper(
            UUID id,
            @Nullable PersonId person,
            PlaceCode place,
            @Nullable String unit,
            int seats,
            int used,
            PersonId madeBy,
            Instant madeAt,
            Instant expiresAt) {}

    void add(District district, Paper paper, byte[] hash) {
        var person = paper.person();
        jdbc.sql("""
                        insert into codes.paper
                               (district, id, hash, person, place, unit, seats, made_by, made_at, expires_at)
                        values (:district, :id, :hash, :person, :place, :unit, :seats, :by, :made, :expires)
                        """)
                .param("district", district.value())
                .param("id", paper.id())
                .param("hash", hash)
                .param("person", person == null ? null : person.value())
                .param("place", paper.place().value())
                .param("unit", paper.unit())
                .param("seats", paper.seats())
                .param("by", paper.madeBy().value())
                .param("made", utc(paper.madeAt()))
                .param("expires", utc(paper.expiresAt()))
                .update();
    }

    /** Revokes what was handed out to a person before. */
    void revokeOf(District district, PersonId person, Instant now) {
        jdbc.sql("""
                        update codes.paper set revoked_at = :now
                         where district = :district and person = :person and revoked_at is null and used < seats
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("now", utc(now))
                .update();
    }

    /** Revokes what was handed out for a door before. */
    void revokeAt(District district, PlaceCode place, String unit, Instant now) {
        jdbc.sql("""
                        update codes.paper set revoked_at = :now
                         where district = :district and place = :place and unit = :unit and revoked_at is null and used < seats
                        """)
                .param("district", district.value())
                .param("place", place.value())
                .param("unit", unit)
                .param("now", utc(now))
                .update();
    }

    void revoke(District district, UUID id, Instant now) {
        jdbc.sql("""
                        update codes.paper set revoked_at = :now
                         where district = :district and id = :id and revoked_at is null
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    /** The code with this hash, where it still lets somebody in. */
    Optional<Paper> valid(District district, byte[] hash, Instant now) {
        return jdbc.sql("""
                        select * from codes.paper
                         where district = :district and hash = :hash
                           and used < seats and revoked_at is null and expires_at > :now
                        """)
                .param("district", district.value())
                .param("hash", hash)
                .param("now", utc(now))
                .query(PaperStore::row)
                .optional();
    }

    /** Takes one seat; false where there is none any more. One statement, so that of two at once one is first. */
    boolean take(District district, UUID id, Instant now) {
        return jdbc.sql("""
                        update codes.paper set used = used + 1
                         where district = :district and id = :id
                           and used < seats and revoked_at is null and expires_at > :now
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    Optional<Paper> find(District district, UUID id) {
        return jdbc.sql("select * from codes.paper where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(PaperStore::row)
                .optional();
    }

    /** Those within {@code scope} that still let somebody in, newest first, from before {@code before} on. */
    List<Paper> open(Scope scope, @Nullable UUID before, Instant now, int limit) {
        return jdbc.sql("""
                        select * from codes.paper p
                         where district = :district and used < seats and revoked_at is null and expires_at > :now
                           and (:before::uuid is null or id < :before::uuid)
                           and exists (select 1 from unnest(:places::text[]) root where starts_with(p.place, root))
                         order by id desc limit :limit
                        """)
                .param("district", scope.district().value())
                .param("before", before)
                .param("places", scope.places().stream().map(PlaceCode::value).toArray(String[]::new))
                .param("now", utc(now))
                .param("limit", limit)
                .query(PaperStore::row)
                .list();
    }

    /** What a person still has outstanding. */
    List<Paper> of(District district, PersonId person, Instant now) {
        return jdbc.sql("""
                        select * from codes.paper
                         where district = :district and person = :person and used < seats and revoked_at is null
                           and expires_at > :now order by id desc limit 10
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("now", utc(now))
                .query(PaperStore::row)
                .list();
    }

    private static Paper row(ResultSet row, int number) throws SQLException {
        var person = row.getObject("person", UUID.class);
        return new Paper(
                row.getObject("id", UUID.class),
                person == null ? null : new PersonId(person),
                new PlaceCode(row.getString("place")),
                row.getString("unit"),
                row.getInt("seats"),
                row.getInt("used"),
                new PersonId(row.getObject("made_by", UUID.class)),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
