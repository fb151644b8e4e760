package org.linli.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.springframework.stereotype.Service;

/** Figures and the acts behind them. Days are counted in the installation's zone; {@code to} is exclusive everywhere. */
@Service
public class Measures {
    private static final int SCAN = 1_000;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final MeasureStore store;
    private final Definitions definitions;
    private final Ledger ledger;
    private final WorkCalendar calendar;

    Measures(MeasureStore store, Definitions definitions, Ledger ledger, WorkCalendar calendar) {
        this.store = store;
        this.definitions = definitions;
        this.ledger = ledger;
        this.calendar = calendar;
    }

    /** Which state {@code district} is counted to: the number of the newest act in its figures. */
    public long version(District district) {
        return store.counted(district);
    }

    List<Definition> definitions() {
        return definitions.all();
    }

    /** The names of all measures. */
    public List<String> names() {
        return definitions.names();
    }

    /** The sum of {@code measure} at or below {@code within}. */
    public long sum(String measure, PlaceCode within, LocalDate from, LocalDate to) {
        return sums(List.of(measure), within, from, to, null, "").getOrDefault(measure, 0L);
    }

    /** Sums by measure; what never happened is absent. {@code category} is a prefix of codes, empty for all. */
    public Map<String, Long> sums(
            Collection<String> measures,
            PlaceCode within,
            LocalDate from,
            LocalDate to,
            @Nullable UUID unit,
            String category) {
        return store.sums(within.district(), measures, within, from, to, unit, category);
    }

    /** Figures by unit and month for one place, down to the community; {@code from} and {@code to} are first days. */
    public List<Cell> byUnitAndMonth(Collection<String> measures, PlaceCode place, LocalDate from, LocalDate to) {
        return store.months(place.district(), measures, place, from, to);
    }

    /** Figures by community. */
    public Map<PlaceCode, Long> byCommunity(String measure, PlaceCode within, LocalDate from, LocalDate to) {
        return store.byCommunity(within.district(), measure, within, from, to);
    }

    /** Figures by category; of a discreet measure none. */
    public Map<String, Long> byCategory(String measure, PlaceCode within, LocalDate from, LocalDate to) {
        return definitions.discreet().contains(measure)
                ? Map.of()
                : store.byCategory(within.district(), measure, within, from, to);
    }

    /** One day's figure at its finest: of a community, a unit (null for nobody's) and a category. */
    public record DayFigure(
            String measure, PlaceCode place, @Nullable UUID unit, String category, long value) {}

    /** The districts that anything was counted in. */
    public List<District> districts() {
        return ledger.districts();
    }

    /** Every figure of {@code day} in {@code district} whose acts may be seen, in order, to {@code taker}. */
    public void day(District district, LocalDate day, Consumer<DayFigure> taker) {
        var discreet = definitions.discreet();
        store.day(district, day, figure -> {
            if (!discreet.contains(figure.measure())) {
                taker.accept(figure);
            }
        });
    }

    /** What an act added to a measure, and where that is counted. */
    public record Added(
            String measure, LocalDate day, @Nullable UUID unit, String category, long value) {}

    /** Everything that {@code act} adds, by the definitions. */
    public List<Added> added(Recorded act) {
        return definitions.of(act).stream()
                .map(one -> new Added(one.measure(), one.day(), one.unit(), one.category(), one.value()))
                .toList();
    }

    /** The zone in which days are counted. */
    public ZoneId days() {
        return definitions.zone();
    }

    /** One act behind a figure and what it added. */
    public record Evidence(Recorded act, long value) {}

    /** Whether {@code measure} is counted from acts that nobody may see: see {@link Discretion}. */
    public boolean isDiscreet(String measure) {
        return definitions.discreet().contains(measure);
    }

    /**
     * At most {@code limit} acts that a figure was counted from, in order, after number {@code afterSeq}; of a discreet measure none.
     */
    public List<Evidence> evidence(
            String measure,
            PlaceCode within,
            LocalDate from,
            LocalDate to,
            @Nullable UUID unit,
            long afterSeq,
            int limit) {
        var kinds = definitions.kindsOf(measure);
        if (isDiscreet(measure)) {
            return List.of();
        }
        var found = new ArrayList<Evidence>();
        var start = from.atStartOfDay(calendar.zone()).toInstant();
        for (var seq = afterSeq; found.size() < limit; ) {
            var some = ledger.list(within.district(), kinds, within, start, END, seq, SCAN);
            for (var act : some) {
                definitions.of(act).stream()
                        .filter(a -> a.measure().equals(measure))
                        .filter(a -> !a.day().isBefore(from) && a.day().isBefore(to))
                        .filter(a -> unit == null || unit.equals(a.unit()))
                        .forEach(a -> found.add(new Evidence(act, a.value())));
            }
            if (some.size() < SCAN) {
                break;
            }
            seq = some.getLast().seq();
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }
}
