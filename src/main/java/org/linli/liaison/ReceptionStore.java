package org.linli.liaison;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code liaison.reception}. */
@Repository("liaisonReceptionStore")
class ReceptionStore {
    private final JdbcClient jdbc;

    ReceptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A reception that took place; {@code voices} of those received are noted so far. */
    record Reception(
            UUID id,
            OrganisationId station,
            PlaceCode place,
            UUID mandate,
            LocalDate day,
            int people,
            PersonId notedBy,
            int voices) {}

    void add(District district, Reception reception, Instant now) {
        jdbc.sql("""
                        insert into liaison.reception (district, id, station, place, mandate, day, people, noted_by, noted_at)
                        values (:district, :id, :station, :place, :mandate, :day, :people, :by, :now)
                        """)
                .param("district", district.value())
                .param("id", reception.id())
                .param("station", reception.station().value())
                .param("place", reception.place().value())
                .param("mandate", reception.mandate())
                .param("day", reception.day())
                .param("people", reception.people())
                .param("by", reception.notedBy().value())
                .param("now", utc(now))
                .update();
    }

    Optional<Reception> find(District district, UUID id) {
        return jdbc.sql("""
                        select r.*, (select count(*) from liaison.voice v where v.district = r.district and v.reception = r.id) as voices
                          from liaison.reception r where r.district = :district and r.id = :id
                        """)
                .param("district", district.value())
                .param("id", id)
                .query(ReceptionStore::row)
                .optional();
    }

    /** Those of a station, the newest first; at most {@code limit}. */
    List<Reception> at(District district, OrganisationId station, int limit) {
        return jdbc.sql("""
                        select r.*, (select count(*) from liaison.voice v where v.district = r.district and v.reception = r.id) as voices
                          from liaison.reception r where r.district = :district and r.station = :station
                         order by r.day desc, r.id desc limit :limit
                        """)
                .param("district", district.value())
                .param("station", station.value())
                .param("limit", limit)
                .query(ReceptionStore::row)
                .list();
    }

    private static Reception row(ResultSet row, int number) throws SQLException {
        return new Reception(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("station", UUID.class)),
                new PlaceCode(row.getString("place")),
                row.getObject("mandate", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getInt("people"),
                new PersonId(row.getObject("noted_by", UUID.class)),
                row.getInt("voices"));
    }
}
