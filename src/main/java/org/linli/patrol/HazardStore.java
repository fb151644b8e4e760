package org.linli.patrol;

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
import org.linli.organisations.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code patrol.hazard} and {@code patrol.outcome}. */
@Repository
class HazardStore {
    private final JdbcClient jdbc;

    HazardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A hazard found on patrol, and the matter that it became. */
    record Hazard(
            UUID matter,
            String code,
            OrganisationId unit,
            PlaceCode place,
            @Nullable UUID task,
            Instant foundAt) {}

    /** What became of a hazard; where it is removed, a photo of after is kept with it. */
    record Outcome(
            UUID id, UUID matter, OrganisationId unit, PlaceCode place, Instant at, boolean removed, String words) {}

    /** Keeps it; false where it is kept already. */
    boolean add(District district, Hazard hazard) {
        return jdbc.sql("""
                        insert into patrol.hazard (district, matter, code, unit, place, task, found_at)
                        values (:district, :matter, :code, :unit, :place, :task, :at)
                        on conflict (district, matter) do nothing
                        """)
                        .param("district", district.value())
                        .param("matter", hazard.matter())
                        .param("code", hazard.code())
                        .param("unit", hazard.unit().value())
                        .param("place", hazard.place().value())
                        .param("task", hazard.task())
                        .param("at", utc(hazard.foundAt()))
                        .update()
                > 0;
    }

    Optional<Hazard> find(District district, String code) {
        return jdbc.sql("select * from patrol.hazard where district = :district and code = :code")
                .param("district", district.value())
                .param("code", code)
                .query(HazardStore::hazard)
                .optional();
    }

    /** Those found by units in {@code scope} or at its places, the newest first; at most {@code limit}. */
    List<Hazard> list(Scope scope, int limit) {
        return jdbc.sql("""
                        select * from patrol.hazard
                         where district = :district and (place ^@ any(:places) or unit = any(:units))
                         order by found_at desc, matter limit :limit
                        """)
                .param("district", scope.district().value())
                .param("places", scope.places().stream().map(PlaceCode::value).toArray(String[]::new))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("limit", limit)
                .query(HazardStore::hazard)
                .list();
    }

    void add(District district, Outcome outcome, byte @Nullable [] jpeg) {
        jdbc.sql("""
                        insert into patrol.outcome (district, id, matter, unit, place, at, removed, words, jpeg)
                        values (:district, :id, :matter, :unit, :place, :at, :removed, :words, :jpeg)
                        """)
                .param("district", district.value())
                .param("id", outcome.id())
                .param("matter", outcome.matter())
                .param("unit", outcome.unit().value())
                .param("place", outcome.place().value())
                .param("at", utc(outcome.at()))
                .param("removed", outcome.removed())
                .param("words", outcome.words())
                .param("jpeg", jpeg)
                .update();
    }

    /** What was said of the hazard so far, the newest first. */
    List<Outcome> outcomes(District district, UUID matter) {
        return jdbc.sql("""
                        select district, id, matter, unit, place, at, removed, words from patrol.outcome
                         where district = :district and matter = :matter order by at desc, id desc limit 50
                        """)
                .param("district", district.value())
                .param("matter", matter)
                .query(HazardStore::outcome)
                .list();
    }

    /** The photo of after. */
    Optional<byte[]> photo(District district, UUID matter, UUID id) {
        return jdbc.sql("""
                        select jpeg from patrol.outcome
                         where district = :district and matter = :matter and id = :id and jpeg is not null
                        """)
                .param("district", district.value())
                .param("matter", matter)
                .param("id", id)
                .query((row, number) -> row.getBytes("jpeg"))
                .optional();
    }

    private static Hazard hazard(ResultSet row, int number) throws SQLException {
        return new Hazard(
                row.getObject("matter", UUID.class),
                row.getString("code"),
                new OrganisationId(row.getObject("unit", UUID.class)),
                new PlaceCode(row.getString("place")),
                row.getObject("task", UUID.class),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }

    private static Outcome outcome(ResultSet row, int number) throws SQLException {
        return new Outcome(
                row.getObject("id", UUID.class),
                row.getObject("matter", UUID.class),
                new OrganisationId(row.getObject("unit", UUID.class)),
                new PlaceCode(row.getString("place")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("removed"),
                row.getString("words"));
    }
}
