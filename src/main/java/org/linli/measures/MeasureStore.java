package org.linli.measures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code measures.*}. */
@Repository
class MeasureStore {
    /** The unit of what is in nobody's hands. */
    static final UUID NO_UNIT = new UUID(0, 0);

    private final JdbcClient jdbc;

    MeasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void day(District district, LocalDate day, Consumer<Measures.DayFigure> taker) {
        jdbc.sql("""
                        select measure, place, unit, category, value from measures.day
                         where district = :district and day = :day and value <> 0
                         order by measure, place, unit, category
                        """).param("district", district.value()).param("day", day).query(row -> {
            var unit = row.getObject("unit", UUID.class);
            taker.accept(new Measures.DayFigure(
                    row.getString("measure"),
                    new PlaceCode(row.getString("place")),
                    NO_UNIT.equals(unit) ? null : unit,
                    row.getString("category"),
                    row.getLong("value")));
        });
    }

    private record DayKey(String measure, LocalDate day, String place, UUID unit, String category) {}

    private record MonthKey(String measure, LocalDate month, String place, UUID unit) {}

    /** Adds a batch: one statement for the days, one for the months of every level up to the district. */
    void add(District district, List<Definition.Addition> additions) {
        var days = new HashMap<DayKey, Long>();
        var months = new HashMap<MonthKey, Long>();
        for (var addition : additions) {
            var unit = addition.unit() == null ? NO_UNIT : addition.unit();
            var place = addition.place();
            days.merge(
                    new DayKey(addition.measure(), addition.day(), place.value(), unit, addition.category()),
                    addition.value(),
                    Long::sum);
            var month = addition.day().withDayOfMonth(1);
            for (var length : new int[] {PlaceCode.DISTRICT, PlaceCode.SUBDISTRICT, PlaceCode.COMMUNITY}) {
                if (place.value().length() >= length) {
                    months.merge(
                            new MonthKey(
                                    addition.measure(),
                                    month,
                                    place.upTo(length).value(),
                                    unit),
                            addition.value(),
                            Long::sum);
                }
            }
        }
        addDays(district, days);
        addMonths(district, months);
    }

    private void addDays(District district, Map<DayKey, Long> cells) {
        var keys = List.copyOf(cells.keySet());
        jdbc.sql("""
                        insert into measures.day as old (district, measure, day, place, unit, category, value)
                        select :district, measure, day::date, place, unit::uuid, category, value
                          from unnest(:measure::text[], :day::text[], :place::text[], :unit::text[], :category::text[],
                                      :value::bigint[]) as cells (measure, day, place, unit, category, value)
                         order by 2, 3, 4, 5, 6
                        on conflict (district, measure, day, place, unit, category)
                        do update set value = old.value + excluded.value
                        """)
                .param("district", district.value())
                .param("measure", texts(keys, DayKey::measure))
                .param("day", texts(keys, key -> key.day().toString()))
                .param("place", texts(keys, DayKey::place))
                .param("unit", texts(keys, key -> key.unit().toString()))
                .param("category", texts(keys, DayKey::category))
                .param("value", values(keys, cells))
                .update();
    }

    private void addMonths(District district, Map<MonthKey, Long> cells) {
        var keys = List.copyOf(cells.keySet());
        jdbc.sql("""
                        insert into measures.month as old (district, measure, place, month, unit, value)
                        select :district, measure, place, month::date, unit::uuid, value
                          from unnest(:measure::text[], :place::text[], :month::text[], :unit::text[], :value::bigint[])
                               as cells (measure, place, month, unit, value)
                         order by 2, 3, 4, 5
                        on conflict (district, place, measure, month, unit)
                        do update set value = old.value + excluded.value
                        """)
                .param("district", district.value())
                .param("measure", texts(keys, MonthKey::measure))
                .param("place", texts(keys, MonthKey::place))
                .param("month", texts(keys, key -> key.month().toString()))
                .param("unit", texts(keys, key -> key.unit().toString()))
                .param("value", values(keys, cells))
                .update();
    }

    private static <K> String[] texts(List<K> keys, Function<K, String> text) {
        return keys.stream().map(text).toArray(String[]::new);
    }

    private static <K> Long[] values(List<K> keys, Map<K, Long> cells) {
        return keys.stream().map(cells::get).toArray(Long[]::new);
    }

    /** The number of the newest act counted, locked for this transaction. */
    long lockCounted(District district) {
        jdbc.sql("insert into measures.counted (district, seq) values (:district, 0) on conflict do nothing")
                .param("district", district.value())
                .update();
        return jdbc.sql("select seq from measures.counted where district = :district for update")
                .param("district", district.value())
                .query(Long.class)
                .single();
    }

    /** The number of the newest act counted; 0 before the first. */
    long counted(District district) {
        return jdbc.sql("select coalesce(max(seq), 0) from measures.counted where district = :district")
                .param("district", district.value())
                .query(Long.class)
                .single();
    }

    void counted(District district, long seq) {
        jdbc.sql("update measures.counted set seq = :seq where district = :district")
                .param("district", district.value())
                .param("seq", seq)
                .update();
    }

    /** Sums of whole months, kept ready for each place down to the community. */
    List<Cell> months(District district, Collection<String> measures, PlaceCode place, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select measure, month as day, unit, value from measures.month
                         where district = :district and place = :place and measure = any(:measures)
                           and month >= :from and month < :to
                        """)
                .param("district", district.value())
                .param("place", place.value())
                .param("measures", measures.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Cell(
                        row.getString("measure"),
                        Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                        unit(row.getObject("unit", UUID.class)),
                        row.getLong("value")))
                .list();
    }

    /** Sums of days at or below {@code within}; {@code unit} and {@code category} (a prefix) narrow where given. */
    Map<String, Long> sums(
            District district,
            Collection<String> measures,
            PlaceCode within,
            LocalDate from,
            LocalDate to,
            @Nullable UUID unit,
            String category) {
        var sums = new HashMap<String, Long>();
        jdbc.sql("""
                        select measure, sum(value) as value from measures.day
                         where district = :district and measure = any(:measures) and day >= :from and day < :to
                           and place ^@ :within and (:anyUnit or unit = :unit) and category like :category
                         group by measure
                        """)
                .param("district", district.value())
                .param("measures", measures.toArray(String[]::new))
                .param("within", within.value())
                .param("from", from)
                .param("to", to)
                .param("anyUnit", unit == null)
                .param("unit", unit == null ? NO_UNIT : unit)
                .param("category", category + "%")
                .query(row -> {
                    sums.put(row.getString("measure"), row.getLong("value"));
                });
        return sums;
    }

    /** The sums of one measure by community. */
    Map<PlaceCode, Long> byCommunity(
            District district, String measure, PlaceCode within, LocalDate from, LocalDate to) {
        var sums = new HashMap<PlaceCode, Long>();
        jdbc.sql("""
                        select place, sum(value) as value from measures.day
                         where district = :district and measure = :measure and day >= :from and day < :to
                           and place ^@ :within
                         group by place
                        """)
                .param("district", district.value())
                .param("measure", measure)
                .param("within", within.value())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    sums.put(new PlaceCode(row.getString("place")), row.getLong("value"));
                });
        return sums;
    }

    Map<String, Long> byCategory(District district, String measure, PlaceCode within, LocalDate from, LocalDate to) {
        var sums = new HashMap<String, Long>();
        jdbc.sql("""
                        select category, sum(value) as value from measures.day
                         where district = :district and measure = :measure and day >= :from and day < :to
                           and place ^@ :within and category <> ''
                         group by category
                        """)
                .param("district", district.value())
                .param("measure", measure)
                .param("within", within.value())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    sums.put(row.getString("category"), row.getLong("value"));
                });
        return sums;
    }

    private static @Nullable UUID unit(@Nullable UUID stored) {
        return NO_UNIT.equals(stored) ? null : stored;
    }
}
