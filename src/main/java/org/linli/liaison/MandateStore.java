package org.linli.liaison;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code liaison.mandate}. */
@Repository
class MandateStore {
    private final JdbcClient jdbc;

    MandateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(District district, Mandate mandate, Instant now) {
        jdbc.sql("""
                        insert into liaison.mandate
                               (district, id, station, place, person, representative, number, given_by, acts_for, scope, shown_as,
                                issued_on, from_day, last_day, made_at)
                        values (:district, :id, :station, :place, :person, :representative, :number, :given, :for, :scope, :shown,
                                :issued, :from, :last, :now)
                        """)
                .param("district", district.value())
                .param("id", mandate.id())
                .param("station", mandate.station().value())
                .param("place", mandate.place().value())
                .param("person", mandate.person().value())
                .param("representative", mandate.representative())
                .param("number", mandate.number())
                .param("given", mandate.givenBy())
                .param("for", mandate.actsFor())
                .param("scope", mandate.scope())
                .param("shown", mandate.shownAs())
                .param("issued", mandate.issuedOn())
                .param("from", mandate.from())
                .param("last", mandate.until())
                .param("now", utc(now))
                .update();
    }

    /** Withdraws it from {@code day} on; false where it was before. */
    boolean end(District district, UUID id, LocalDate day) {
        return jdbc.sql("""
                        update liaison.mandate set ended_on = :day
                         where district = :district and id = :id and ended_on is null
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("day", day)
                        .update()
                > 0;
    }

    Optional<Mandate> find(District district, UUID id) {
        return jdbc.sql("select * from liaison.mandate where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(MandateStore::row)
                .optional();
    }

    /** Those of a station, the newest first; at most {@code limit}. */
    List<Mandate> at(District district, OrganisationId station, int limit) {
        return jdbc.sql("""
                        select * from liaison.mandate where district = :district and station = :station
                         order by last_day desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("station", station.value())
                .param("limit", limit)
                .query(MandateStore::row)
                .list();
    }

    /** Those of {@code ids}, by id. */
    Map<UUID, Mandate> of(District district, Collection<UUID> ids) {
        return jdbc
                .sql("select * from liaison.mandate where district = :district and id = any(:ids)")
                .param("district", district.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(MandateStore::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Mandate::id, Function.identity()));
    }

    private static Mandate row(ResultSet row, int number) throws SQLException {
        return new Mandate(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("station", UUID.class)),
                new PlaceCode(row.getString("place")),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("representative"),
                row.getString("number"),
                row.getString("given_by"),
                row.getString("acts_for"),
                row.getString("scope"),
                row.getString("shown_as"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
