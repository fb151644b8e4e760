package org.linli.organisations;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code organisations.closing}: places that close, until what stood there was carried over. */
@Repository
class ClosingStore {
    private final JdbcClient jdbc;

    ClosingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place that is no more from the day {@code on}. */
    record Closed(PlaceCode place, LocalDate on, List<PlaceCode> successors) {}

    void add(District district, Closed closed) {
        jdbc.sql("""
                        insert into organisations.closing (district, place, on_day, successors)
                        values (:district, :place, :on, :successors) on conflict (district, place) do nothing
                        """)
                .param("district", district.value())
                .param("place", closed.place().value())
                .param("on", closed.on())
                .param(
                        "successors",
                        closed.successors().stream().map(PlaceCode::value).collect(Collectors.joining(",")))
                .update();
    }

    /** The districts with places that closed by {@code day}. */
    List<District> withDue(LocalDate day) {
        return jdbc.sql("select distinct district from organisations.closing_on where day <= :day")
                .param("day", day)
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    /** Places of {@code district} that closed by {@code day}, locked for this transaction; other nodes skip them. */
    List<Closed> lockDue(District district, LocalDate day) {
        return jdbc.sql("""
                        select * from organisations.closing where district = :district and on_day <= :day
                         order by place for update skip locked
                        """)
                .param("district", district.value())
                .param("day", day)
                .query((row, number) -> new Closed(
                        new PlaceCode(row.getString("place")),
                        row.getObject("on_day", LocalDate.class),
                        codes(row.getString("successors"))))
                .list();
    }

    void remove(District district, PlaceCode place) {
        jdbc.sql("delete from organisations.closing where district = :district and place = :place")
                .param("district", district.value())
                .param("place", place.value())
                .update();
    }

    private static List<PlaceCode> codes(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Stream.of(joined.split(",")).map(PlaceCode::new).toList();
    }
}
