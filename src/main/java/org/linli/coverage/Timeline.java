package org.linli.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.organisations.Tenures.Tenure;
import org.linli.places.Place;

/*
 * A place is covered on the days of its own life on which at least one tenure covers it; that two do so at once counts once. Days are
 * half-open: from the first day on, to the first day no more. Nothing here looks at who holds what.
 */
/** When which of a community's places were covered by one rule. Pure. */
record Timeline(Coverage coverage, List<Life> lives) {
    private static final LocalDate EVER = LocalDate.of(9999, 1, 1);

    /** A place with the days on which it was covered, in order and apart. */
    record Life(Place item, List<Spell> covered) {
        Life {
            covered = List.copyOf(covered);
        }

        boolean stands(LocalDate day) {
            return !day.isBefore(item.from()) && item.isOpen(day);
        }

        boolean isCovered(LocalDate day) {
            return covered.stream().anyMatch(spell -> spell.holds(day));
        }

        /** The first of the days without cover that {@code day} is among. */
        LocalDate bareSince(LocalDate day) {
            return lastCovered(day) == null
                    ? item.from()
                    : covered.stream()
                            .map(Spell::to)
                            .filter(to -> !to.isAfter(day))
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
        }

        /** The last day before {@code day} on which it was covered; null where it never was. */
        @Nullable
        LocalDate lastCovered(LocalDate day) {
            return covered.stream()
                    .map(Spell::to)
                    .filter(to -> !to.isAfter(day))
                    .max(Comparator.naturalOrder())
                    .map(to -> to.minusDays(1))
                    .orElse(null);
        }
    }

    /** Days from the first to before {@code to}. */
    record Spell(LocalDate from, LocalDate to) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }

    /** By how much the counts change on a day. */
    record Change(int covered, int whole) {
        static final Change NONE = new Change(0, 0);

        Change plus(int moreCovered, int moreWhole) {
            return new Change(covered + moreCovered, whole + moreWhole);
        }

        Change minus(Change other) {
            return new Change(covered - other.covered, whole - other.whole);
        }
    }

    Timeline {
        lives = List.copyOf(lives);
    }

    static Timeline of(Coverage coverage, Collection<Place> places, Collection<Tenure> tenures) {
        var byPlace = new TreeMap<String, List<Tenure>>();
        for (var tenure : tenures) {
            byPlace.computeIfAbsent(tenure.place().value(), place -> new ArrayList<>())
                    .add(tenure);
        }
        var lives = places.stream()
                .filter(place -> coverage.items().contains(place.kind()))
                .map(item -> new Life(item, covered(item, covering(coverage, item, byPlace))))
                .toList();
        return new Timeline(coverage, lives);
    }

    /** What stands at {@code item} or is held for it; where the rule says so, also what is below. */
    private static List<Tenure> covering(Coverage coverage, Place item, TreeMap<String, List<Tenure>> byPlace) {
        var code = item.code().value();
        return coverage.below().contains(item.kind())
                ? byPlace.subMap(code, true, code + ":", false).values().stream()
                        .flatMap(List::stream)
                        .toList()
                : byPlace.getOrDefault(code, List.of());
    }

    private static List<Spell> covered(Place item, Collection<Tenure> tenures) {
        var ends = item.to() == null ? EVER : item.to();
        var spells = tenures.stream()
                .map(tenure -> new Spell(
                        later(tenure.from(), item.from()), earlier(tenure.to() == null ? EVER : tenure.to(), ends)))
                .filter(spell -> spell.from().isBefore(spell.to()))
                .sorted(Comparator.comparing(Spell::from).thenComparing(Spell::to))
                .toList();
        var joined = new ArrayList<Spell>();
        for (var spell : spells) {
            if (!joined.isEmpty() && !spell.from().isAfter(joined.getLast().to())) {
                var last = joined.removeLast();
                joined.add(new Spell(last.from(), later(last.to(), spell.to())));
            } else {
                joined.add(spell);
            }
        }
        return joined;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** What changes on which day, days to come too. */
    Map<LocalDate, Change> changes() {
        var changes = new TreeMap<LocalDate, Change>();
        for (var life : lives) {
            add(changes, life.item().from(), 0, 1);
            if (life.item().to() != null) {
                add(changes, life.item().to(), 0, -1);
            }
            for (var spell : life.covered()) {
                add(changes, spell.from(), 1, 0);
                if (spell.to().isBefore(EVER)) {
                    add(changes, spell.to(), -1, 0);
                }
            }
        }
        changes.values().removeIf(Change.NONE::equals);
        return changes;
    }

    private static void add(Map<LocalDate, Change> changes, LocalDate day, int covered, int whole) {
        changes.put(day, changes.getOrDefault(day, Change.NONE).plus(covered, whole));
    }

    /** Those that stand on {@code day} and are not covered, by code. */
    List<Life> gaps(LocalDate day) {
        return lives.stream()
                .filter(life -> life.stands(day) && !life.isCovered(day))
                .toList();
    }
}
