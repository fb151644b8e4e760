package org.linli.home;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.kernel.Words;
import org.linli.measures.Cell;
import org.linli.measures.Measures;
import org.linli.measures.Rate;
import org.linli.measures.Rates;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Component;

/** Counts the open board of a place. */
@Component
class OpenBoard {
    private static final int UNITS_MOST = 60;

    private final Measures measures;
    private final Organisations organisations;

    OpenBoard(Measures measures, Organisations organisations) {
        this.measures = measures;
        this.organisations = organisations;
    }

    /** What a unit did in a month: answered in time, of all that had a verdict. */
    record MonthCell(YearMonth month, Rate inTime, long late, String query) {}

    /** A unit's row. */
    record UnitRow(Words name, List<MonthCell> months, long received, Rate inTime) {}

    /** How many came in a month. */
    record MonthBar(YearMonth month, long received, long height) {}

    record Board(Map<String, Long> sums, List<UnitRow> units, List<MonthBar> bars) {
        long of(String measure) {
            return sums.getOrDefault(measure, 0L);
        }
    }

    Board count(Span span) {
        var cells = measures.byUnitAndMonth(Rates.MEASURES, span.place(), span.start(), span.end());
        var sums = new HashMap<String, Long>();
        var units = new HashMap<UUID, List<Cell>>();
        var received = new TreeMap<YearMonth, Long>();
        for (var cell : cells) {
            sums.merge(cell.measure(), cell.value(), Long::sum);
            if (cell.unit() != null) {
                units.computeIfAbsent(cell.unit(), unit -> new ArrayList<>()).add(cell);
            }
            if (cell.measure().equals("matters.received")) {
                received.merge(YearMonth.from(cell.month()), cell.value(), Long::sum);
            }
        }
        return new Board(sums, rows(span, units), bars(span, received));
    }

    private List<UnitRow> rows(Span span, Map<UUID, List<Cell>> units) {
        var ids = units.keySet().stream().map(OrganisationId::new).toList();
        var names = organisations.named(span.place().district(), ids);
        return units.entrySet().stream()
                .map(entry ->
                        row(span, entry.getKey(), names.get(new OrganisationId(entry.getKey())), entry.getValue()))
                .sorted(Comparator.comparingLong((UnitRow row) -> row.inTime().whole())
                        .reversed())
                .limit(UNITS_MOST)
                .toList();
    }

    private static UnitRow row(
            Span span, UUID unit, @org.jspecify.annotations.Nullable Organisation organisation, List<Cell> cells) {
        var name = organisation == null ? new Words("（已撤销）", "(dissolved)") : organisation.name();
        var months = span.months().stream()
                .map(month -> {
                    var sums = sums(cells, month);
                    var only = "place=" + span.place() + "&from=" + month + "&to=" + month + "&unit=" + unit;
                    return new MonthCell(month, inTime(sums), sums.getOrDefault("matters.answer.late", 0L), only);
                })
                .toList();
        var all = sums(cells, null);
        return new UnitRow(name, months, all.getOrDefault("matters.received", 0L), inTime(all));
    }

    private static Rate inTime(Map<String, Long> sums) {
        return Objects.requireNonNull(Rates.of(sums).get(Rates.IN_TIME));
    }

    private static Map<String, Long> sums(List<Cell> cells, @org.jspecify.annotations.Nullable YearMonth month) {
        var sums = new HashMap<String, Long>();
        for (var cell : cells) {
            if (month == null || YearMonth.from(cell.month()).equals(month)) {
                sums.merge(cell.measure(), cell.value(), Long::sum);
            }
        }
        return sums;
    }

    /** Bars from zero, the highest 120 units high. */
    private static List<MonthBar> bars(Span span, Map<YearMonth, Long> received) {
        var highest =
                received.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return span.months().stream()
                .map(month -> {
                    var value = received.getOrDefault(month, 0L);
                    return new MonthBar(month, value, value * 120 / Math.max(1, highest));
                })
                .toList();
    }
}
