package org.linli.liaison;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code liaison.duty}. */
@Repository
class RotaStore {
    private final JdbcClient jdbc;

    RotaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody is at the station on {@code day} from {@code opens} to {@code closes}. */
    record Duty(
            UUID id,
            OrganisationId station,
            PlaceCode place,
            UUID mandate,
            LocalDate day,
            LocalTime opens,
            LocalTime closes,
            String room,
            boolean cancelled) {}

    void add(District district, Duty duty, Instant now) {
        jdbc.sql("""
                        insert into liaison.duty (district, id, station, place, mandate, day, opens, closes, room, made_at)
                        values (:district, :id, :station, :place, :mandate, :day, :opens, :closes, :room, :now)
                        """)
                .param("district", district.value())
                .param("id", duty.id())
                .param("station", duty.station().value())
                .param("place", duty.place().value())
                .param("mandate", duty.mandate())
                .param("day", duty.day())
                .param("opens", duty.opens())
                .param("closes", duty.closes())
                .param("room", duty.room())
                .param("now", utc(now))
                .update();
    }

    /** Calls it off; false where it was before. */
    boolean cancel(District district, UUID id) {
        return jdbc.sql("""
                        update liaison.duty set cancelled = true where district = :district and id = :id and not cancelled
                        """).param("district", district.value()).param("id", id).update() > 0;
    }

    Optional<Duty> find(District district, UUID id) {
        return jdbc.sql("select * from liaison.duty where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(RotaStore::row)
                .optional();
    }

    /** Those of a station from {@code from} on, called-off ones too, by day; at most {@code limit}. */
    List<Duty> at(District district, OrganisationId station, LocalDate from, int limit) {
        return jdbc.sql("""
                        select * from liaison.duty where district = :district and station = :station and day >= :from
                         order by day, opens, id limit :limit
                        """)
                .param("district", district.value())
                .param("station", station.value())
                .param("from", from)
                .param("limit", limit)
                .query(RotaStore::row)
                .list();
    }

    /** Those at stations at {@code within} and below from {@code from} on, but for those called off, by day; at most {@code limit}. */
    List<Duty> within(PlaceCode within, LocalDate from, int limit) {
        return jdbc.sql("""
                        select * from liaison.duty
                         where district = :district and place ^@ :within and day >= :from and not cancelled
                         order by day, opens, id limit :limit
                        """)
                .param("district", within.district().value())
                .param("within", within.value())
                .param("from", from)
                .param("limit", limit)
                .query(RotaStore::row)
                .list();
    }

    private static Duty row(ResultSet row, int number) throws SQLException {
        return new Duty(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("station", UUID.class)),
                new PlaceCode(row.getString("place")),
                row.getObject("mandate", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                row.getString("room"),
                row.getBoolean("cancelled"));
    }
}
