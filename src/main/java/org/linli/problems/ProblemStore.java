package org.linli.problems;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code problems.problem}. */
@Repository
class ProblemStore {
    private final JdbcClient jdbc;

    ProblemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false where the matter has one for that ground. */
    boolean add(ProblemOrder order) {
        return jdbc.sql("""
                        insert into problems.problem (district, id, matter, code, place, category, unit, above, ground, times, opened_at)
                        values (:district, :id, :matter, :code, :place, :category, :unit, :above, :ground, :times, :opened_at)
                        on conflict (district, matter, ground) do nothing
                        """)
                        .param("district", order.district().value())
                        .param("id", order.id())
                        .param("matter", order.matter())
                        .param("code", order.code())
                        .param("place", order.place().value())
                        .param("category", order.category())
                        .param("unit", order.unit())
                        .param("above", order.above())
                        .param("ground", order.ground().name())
                        .param("times", order.times())
                        .param("opened_at", utc(order.openedAt()))
                        .update()
                > 0;
    }

    /** The matter has ended: what is open of it is closed. */
    void close(District district, UUID matter, Instant at) {
        jdbc.sql("""
                        update problems.problem set closed_at = :at
                         where district = :district and matter = :matter and closed_at is null
                        """)
                .param("district", district.value())
                .param("matter", matter)
                .param("at", utc(at))
                .update();
    }

    /** What is open within {@code scope}, the oldest first. */
    List<ProblemOrder> open(Scope scope, int limit) {
        return jdbc.sql("""
                        select * from problems.problem
                         where district = :district and closed_at is null
                           and (place ^@ any(:places) or unit = any(:units) or above = any(:units))
                         order by opened_at, id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("places", scope.places().stream().map(PlaceCode::value).toArray(String[]::new))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("limit", limit)
                .query(ProblemStore::row)
                .list();
    }

    private static ProblemOrder row(ResultSet row, int number) throws SQLException {
        return new ProblemOrder(
                new District(row.getString("district")),
                uuid(row, "id"),
                uuid(row, "matter"),
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                row.getString("category"),
                uuid(row, "unit"),
                row.getObject("above", UUID.class),
                Ground.valueOf(row.getString("ground")),
                row.getInt("times"),
                Objects.requireNonNull(row.getObject("opened_at", OffsetDateTime.class))
                        .toInstant());
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
