package org.linli.mediation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.measures.Cell;
import org.linli.measures.Discretion;
import org.linli.measures.Measures;
import org.linli.measures.Rate;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Component;

/*
 * What is published is a month's figure, and only where it is not small (Discretion). A total is the sum of the months that are
 * published, never of those that are not: else the one month that is left out could be told from it.
 */
/** How many disputes were settled and how many promises kept, by place, body and month. Never by a person. */
@Component
class Figures {
    private static final String SETTLED = ".settled";
    private static final String CONCLUDED = ".concluded";

    /** Ways in which labour disputes are settled, counted apart. */
    static final List<String> WAYS = List.of("consulted", "enterprise", "grassroots", "street");

    private final Measures measures;
    private final Organisations organisations;

    Figures(Measures measures, Organisations organisations) {
        this.measures = measures;
        this.organisations = organisations;
    }

    /** A part of a whole; null where it is too small to be shown. */
    record Ratio(@Nullable Long part, @Nullable Long whole) {
        /** The ratio, where both may be shown and there is anything. */
        @Nullable
        Rate rate() {
            return part == null || whole == null || whole == 0 || part > whole
                    ? null
                    : new Rate(Math.max(0, part), whole);
        }

        boolean isNothing() {
            return whole != null && whole == 0;
        }
    }

    /** A body's row. */
    record BodyRow(Words name, List<Ratio> months, Ratio settled, Ratio kept) {}

    /** A way of settling labour disputes. */
    record WayRow(String word, Ratio settled) {}

    /** Everything; {@code stopped}: because a party did not want it, which is no failure and counted apart. */
    record Counted(
            Ratio civil,
            Ratio civilKept,
            Ratio labour,
            Ratio labourKept,
            @Nullable Long stopped,
            List<BodyRow> bodies,
            List<WayRow> ways) {}

    /**
     * Counts {@code place} over {@code months}.
     *
     * @param exact whether small figures are shown: to those whose own work it is
     * @param units these bodies alone; empty for all
     */
    Counted count(PlaceCode place, List<YearMonth> months, boolean exact, Set<UUID> units) {
        var cells = measures
                .byUnitAndMonth(
                        names(),
                        place,
                        months.getFirst().atDay(1),
                        months.getLast().plusMonths(1).atDay(1))
                .stream()
                .filter(cell -> units.isEmpty() || (cell.unit() != null && units.contains(cell.unit())))
                .toList();
        var sheet = new Sheet(cells, months, exact);
        return new Counted(
                sheet.ratio(null, List.of("mediation.settled"), List.of("mediation.concluded")),
                sheet.ratio(null, List.of("mediation.kept"), List.of("mediation.due")),
                sheet.ratio(null, labour(SETTLED), labour(CONCLUDED)),
                sheet.ratio(null, List.of("labour.kept"), List.of("labour.due")),
                sheet.total(null, List.of("mediation.stopped")),
                bodies(place, cells, sheet),
                WAYS.stream()
                        .map(way -> new WayRow(
                                way,
                                sheet.ratio(
                                        null,
                                        List.of("labour." + way + SETTLED),
                                        List.of("labour." + way + CONCLUDED))))
                        .toList());
    }

    private static List<String> names() {
        var names = new ArrayList<>(List.of(
                "mediation.settled",
                "mediation.concluded",
                "mediation.kept",
                "mediation.due",
                "mediation.stopped",
                "labour.kept",
                "labour.due"));
        names.addAll(labour(SETTLED));
        names.addAll(labour(CONCLUDED));
        return names;
    }

    private static List<String> labour(String what) {
        return WAYS.stream().map(way -> "labour." + way + what).toList();
    }

    private List<BodyRow> bodies(PlaceCode place, List<Cell> cells, Sheet sheet) {
        var units = new HashSet<UUID>();
        for (var cell : cells) {
            if (cell.unit() != null) {
                units.add(cell.unit());
            }
        }
        var names = organisations.named(
                place.district(), units.stream().map(OrganisationId::new).toList());
        var settled = new ArrayList<>(labour(SETTLED));
        settled.add("mediation.settled");
        var concluded = new ArrayList<>(labour(CONCLUDED));
        concluded.add("mediation.concluded");
        return units.stream()
                .filter(unit -> names.containsKey(new OrganisationId(unit)))
                .map(unit -> new BodyRow(
                        java.util.Objects.requireNonNull(names.get(new OrganisationId(unit)))
                                .name(),
                        sheet.months(unit, settled, concluded),
                        sheet.ratio(unit, settled, concluded),
                        sheet.ratio(
                                unit,
                                List.of("mediation.kept", "labour.kept"),
                                List.of("mediation.due", "labour.due"))))
                .sorted(Comparator.comparing(row -> row.name().zh())) // by name: no order by how well they did
                .toList();
    }

    /** The cells, added up as they may be shown. */
    private record Sheet(List<Cell> cells, List<YearMonth> months, boolean exact) {
        private Map<YearMonth, Long> byMonth(@Nullable UUID unit, Collection<String> names) {
            var sums = new HashMap<YearMonth, Long>();
            for (var cell : cells) {
                if (names.contains(cell.measure()) && (unit == null || unit.equals(cell.unit()))) {
                    sums.merge(YearMonth.from(cell.month()), cell.value(), Long::sum);
                }
            }
            return sums;
        }

        private @Nullable Long shown(long value) {
            return exact ? (Long) value : Discretion.published(value);
        }

        List<Ratio> months(@Nullable UUID unit, Collection<String> part, Collection<String> whole) {
            var parts = byMonth(unit, part);
            var wholes = byMonth(unit, whole);
            return months.stream()
                    .map(month ->
                            new Ratio(shown(parts.getOrDefault(month, 0L)), shown(wholes.getOrDefault(month, 0L))))
                    .toList();
        }

        /** Over the months in which both may be shown; null where there is none of those though something happened. */
        Ratio ratio(@Nullable UUID unit, Collection<String> part, Collection<String> whole) {
            var all = months(unit, part, whole);
            var shown = all.stream()
                    .filter(ratio -> ratio.part() != null && ratio.whole() != null)
                    .toList();
            var parts = shown.stream()
                    .mapToLong(ratio -> ratio.part() == null ? 0 : ratio.part())
                    .sum();
            var wholes = shown.stream()
                    .mapToLong(ratio -> ratio.whole() == null ? 0 : ratio.whole())
                    .sum();
            return wholes == 0 && shown.size() < all.size() ? new Ratio(null, null) : new Ratio(parts, wholes);
        }

        @Nullable
        Long total(@Nullable UUID unit, Collection<String> names) {
            var shown = months(unit, names, names);
            var sum = shown.stream()
                    .mapToLong(ratio -> ratio.part() == null ? 0 : ratio.part())
                    .sum();
            return sum == 0 && shown.stream().anyMatch(ratio -> ratio.part() == null) ? null : (Long) sum;
        }
    }
}
