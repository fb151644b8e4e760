package org.linli.exclusions;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code exclusions.*}. */
@Repository
class ExclusionStore {
    private final JdbcClient jdbc;

    ExclusionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a wish; false where one was made for that matter before. */
    boolean add(Request request) {
        return jdbc.sql("""
                        insert into exclusions.request (district, id, matter, code, place, category, discreet, unit, ground, reason,
                                                        asked_at, state)
                        values (:district, :id, :matter, :code, :place, :category, :discreet, :unit, :ground, :reason, :asked_at,
                                'ASKED')
                        on conflict (district, matter) do nothing
                        """)
                        .param("district", request.district().value())
                        .param("id", request.id())
                        .param("matter", request.matter())
                        .param("code", request.code())
                        .param("place", request.place().value())
                        .param("category", request.category())
                        .param("discreet", request.discreet())
                        .param("unit", request.unit())
                        .param("ground", request.ground())
                        .param("reason", request.reason())
                        .param("asked_at", utc(request.askedAt()))
                        .update()
                > 0;
    }

    /** Writes the decision over the version that was read; fails as {@link Problem#STALE} if somebody else wrote first. */
    void decide(Request request, UUID by) {
        var rows = jdbc.sql("""
                        update exclusions.request
                           set state = :state, decided_at = :at, decided_by = :by, said = :said, version = version + 1
                         where district = :district and id = :id and version = :version
                        """)
                .param("district", request.district().value())
                .param("id", request.id())
                .param("version", request.version())
                .param("state", request.state().name())
                .param("at", utc(Objects.requireNonNull(request.decidedAt())))
                .param("by", by)
                .param("said", request.said())
                .update();
        if (rows == 0) {
            throw Problem.STALE.because("exclusion " + request.id());
        }
    }

    /** What was asked of the matter, if anything. */
    Optional<Request> find(District district, UUID matter) {
        return jdbc.sql("select * from exclusions.request where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter)
                .query(ExclusionStore::row)
                .optional();
    }

    /** What waits for a review within {@code scope}, the oldest first. */
    List<Request> waiting(Scope scope, int limit) {
        return jdbc.sql("""
                        select * from exclusions.request
                         where district = :district and state = 'ASKED' and (place ^@ any(:places) or unit = any(:units))
                         order by asked_at, id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("places", scope.places().stream().map(PlaceCode::value).toArray(String[]::new))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("limit", limit)
                .query(ExclusionStore::row)
                .list();
    }

    /** One that a review left out, as everybody may read it. */
    record Granted(
            UUID id,
            String code,
            PlaceCode place,
            String category,
            UUID unit,
            String ground,
            String said,
            Instant decidedAt) {}

    /** What reviews left out at {@code place} and below, the newest first, from before {@code before} on. */
    List<Granted> granted(PlaceCode place, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from exclusions.granted
                         where district = :district and place ^@ :place and (:before::uuid is null or id < :before::uuid)
                         order by id desc limit :limit
                        """)
                .param("district", place.district().value())
                .param("place", place.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Granted(
                        uuid(row, "id"),
                        row.getString("code"),
                        new PlaceCode(row.getString("place")),
                        row.getString("category"),
                        uuid(row, "unit"),
                        row.getString("ground"),
                        row.getString("said"),
                        time(row, "decided_at")))
                .list();
    }

    /** Notes that the act {@code seq} of {@code matter} is counted apart; false where it was before. */
    boolean count(District district, UUID matter, long seq) {
        return jdbc.sql("""
                        insert into exclusions.counted (district, matter, seq) values (:district, :matter, :seq)
                        on conflict do nothing
                        """)
                        .param("district", district.value())
                        .param("matter", matter)
                        .param("seq", seq)
                        .update()
                > 0;
    }

    private static Request row(ResultSet row, int number) throws SQLException {
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Request(
                new District(row.getString("district")),
                uuid(row, "id"),
                uuid(row, "matter"),
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                row.getString("category"),
                row.getBoolean("discreet"),
                uuid(row, "unit"),
                row.getString("ground"),
                row.getString("reason"),
                time(row, "asked_at"),
                Request.State.valueOf(row.getString("state")),
                decided == null ? null : decided.toInstant(),
                row.getString("said"),
                row.getInt("version"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
