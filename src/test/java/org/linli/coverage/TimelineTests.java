package org.linli.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.coverage.Timeline.Change;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Tenures.Tenure;
import org.linli.places.Place;

/** When a place is covered: its own life, overlapping tenures, what lies below. Days are counted from day 0. */
class TimelineTests {
    private static final LocalDate ZERO = LocalDate.of(2026, 1, 1);
    private static final Words NONE = new Words("", "");
    private static final Coverage CHIEFS = coverage(Set.of(Place.Kind.BUILDING), Set.of());
    private static final Coverage ESTATES = coverage(Set.of(Place.Kind.ESTATE), Set.of(Place.Kind.ESTATE));

    private static Coverage coverage(Set<Place.Kind> items, Set<Place.Kind> below) {
        return new Coverage("x", Coverage.Series.THREE, NONE, items, Set.of(), Set.of("o"), below, NONE, NONE, NONE);
    }

    private static LocalDate day(int day) {
        return ZERO.plusDays(day);
    }

    private static Place place(String code, int from, @Nullable Integer to) {
        var at = new PlaceCode(code);
        return new Place(at, "名", "", Place.Kind.of(at), null, day(from), to == null ? null : day(to));
    }

    private static Tenure held(String place, int from, @Nullable Integer to) {
        return new Tenure(new PlaceCode(place), "o", day(from), to == null ? null : day(to));
    }

    private static final String BUILDING = "970362001001001001";

    private static Timeline one(Place item, Tenure... tenures) {
        return Timeline.of(CHIEFS, List.of(item), List.of(tenures));
    }

    @Test
    void twoAtOnceCountOnceAndOneAfterTheOtherLeavesNoGap() {
        var line = one(place(BUILDING, 0, null), held(BUILDING, 2, 6), held(BUILDING, 4, 8), held(BUILDING, 8, 10));
        assertThat(line.changes())
                .isEqualTo(Map.of(day(0), new Change(0, 1), day(2), new Change(1, 0), day(10), new Change(-1, 0)));
        assertThat(line.gaps(day(1))).hasSize(1);
        assertThat(line.gaps(day(2))).isEmpty();
        assertThat(line.gaps(day(9))).isEmpty();
        assertThat(line.gaps(day(10))).singleElement().satisfies(life -> {
            assertThat(life.bareSince(day(12))).isEqualTo(day(10));
            assertThat(life.lastCovered(day(12))).isEqualTo(day(9));
        });
    }

    @Test
    void aPlaceIsCoveredOnlyWhileItStands() {
        var line = one(place(BUILDING, 3, 9), held(BUILDING, 0, null));
        assertThat(line.changes()).isEqualTo(Map.of(day(3), new Change(1, 1), day(9), new Change(-1, -1)));
        assertThat(line.gaps(day(2))).as("not yet there").isEmpty();
        assertThat(line.gaps(day(9))).as("no longer there").isEmpty();
    }

    @Test
    void anEmptyTermCoversNothing() {
        assertThat(one(place(BUILDING, 0, null), held(BUILDING, 5, 5)).changes())
                .isEqualTo(Map.of(day(0), new Change(0, 1)));
        assertThat(one(place(BUILDING, 0, null), held(BUILDING, 5, 5)).gaps(day(5)))
                .singleElement()
                .satisfies(life -> assertThat(life.lastCovered(day(5))).isNull());
    }

    @Test
    void whatIsBelowCoversOnlyWhereTheRuleSaysSo() {
        var estate = place("970362001001001", 0, null);
        var other = place("970362001001002", 0, null);
        var below = held("970362001001001001", 1, null);
        assertThat(Timeline.of(ESTATES, List.of(estate, other), List.of(below)).gaps(day(2)))
                .extracting(life -> life.item().code().value())
                .containsExactly("970362001001002");
        var above = held("970362001001001", 1, null);
        assertThat(one(place(BUILDING, 0, null), above).gaps(day(2)))
                .as("an estate's post is no building's")
                .hasSize(1);
    }
}
