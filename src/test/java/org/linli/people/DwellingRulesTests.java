package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.PlaceCode;

class DwellingRulesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate LATER = LocalDate.of(2027, 1, 1);
    private static final String HOME = "970401001001001001";

    @ParameterizedTest
    @CsvSource({
        "89.32,     8932",
        "89.3 ㎡,   8930",
        "89㎡,      8900",
        "120平方米, 12000",
        "１２０,    12000",
        "0.01,      1",
        "0,         ",
        "0.00,      ",
        "-5,        ",
        "89.321,    ",
        "100000,    ",
        "很大,      ",
        "'',        ",
    })
    void readsAnAreaToTheHundredth(String typed, Integer hundredths) {
        assertThat(DwellingRules.area(typed).orElse(null)).isEqualTo(hundredths);
    }

    @ParameterizedTest
    @CsvSource({"1203, 1203", "１２０３室, 1203", "' 12a ', 12A", "A座 1203房, A座 1203", "B-1203, B-1203"})
    void writesADoorInOneWay(String typed, String stored) {
        assertThat(DwellingRules.unit(typed)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "440305,             1203, owner,  89,  1/2, 2026-01-01, 2026-02-01, home",
        "97040100100100100x, 1203, owner,  89,  1/2, 2026-01-01, 2026-02-01, home",
        "970401001001001001, '',   owner,  89,  1/2, 2026-01-01, 2026-02-01, unit",
        "970401001001001001, 1203, king,   89,  1/2, 2026-01-01, 2026-02-01, tie",
        "970401001001001001, 1203, owner,  0,   1/2, 2026-01-01, 2026-02-01, area",
        "970401001001001001, 1203, tenant, 89,  '',  2026-01-01, 2026-02-01, area",
        "970401001001001001, 1203, owner,  89,  3/2, 2026-01-01, 2026-02-01, share",
        "970401001001001001, 1203, owner,  89,  0/2, 2026-01-01, 2026-02-01, share",
        "970401001001001001, 1203, tenant, '',  1/2, 2026-01-01, 2026-02-01, share",
        "970401001001001001, 1203, owner,  89,  1/2, 2026-02-30, '',         from",
        "970401001001001001, 1203, owner,  89,  1/2, 2026-01-01, soon,       to",
        "970401001001001001, 1203, owner,  89,  1/2, 2026-02-01, 2026-02-01, to",
    })
    void namesTheFieldThatIsWrong(
            String home, String unit, String tie, String area, String share, String from, String to, String field) {
        var wrong = new HashMap<String, String>();
        var draft = new DwellingDraft(home, unit, tie, area, share, from, to);
        var read = DwellingRules.read(draft, UUID.randomUUID(), person(), TODAY, wrong);
        assertThat(read).isEmpty();
        assertThat(wrong).containsOnlyKeys(field);
    }

    @Test
    void ownersCannotHaveMoreThanTheWhole() {
        var half = owner(new Share(1, 2), TODAY, null);
        var third = owner(new Share(1, 3), TODAY, null);
        var sixth = owner(new Share(1, 6), TODAY, null);
        assertThat(DwellingRules.conflict(sixth, 8932, List.of(half, third))).isEmpty();
        assertThat(DwellingRules.conflict(owner(new Share(1, 3), TODAY, null), 8932, List.of(half, third)))
                .containsOnlyKeys("share");
        assertThat(DwellingRules.conflict(
                        owner(null, TODAY, null), 8932, List.of(half, owner(new Share(1, 2), TODAY, null))))
                .as("a joint owner beside owners of it all")
                .containsOnlyKeys("share");
        assertThat(DwellingRules.conflict(owner(null, TODAY, null), 8932, List.of(owner(null, TODAY, null))))
                .as("joint owners")
                .isEmpty();
    }

    @Test
    void aShareThatEndsMakesRoomForTheNext() {
        var seller = owner(new Share(1, 1), TODAY.minusYears(9), LATER);
        assertThat(DwellingRules.conflict(owner(new Share(1, 1), LATER, null), 8932, List.of(seller)))
                .isEmpty();
        assertThat(DwellingRules.conflict(owner(new Share(1, 1), LATER.minusDays(1), null), 8932, List.of(seller)))
                .containsOnlyKeys("share");
        var coming = owner(new Share(1, 1), LATER, null);
        assertThat(DwellingRules.conflict(owner(new Share(1, 2), TODAY, null), 8932, List.of(coming)))
                .as("with one who comes later")
                .containsOnlyKeys("share");
    }

    @Test
    void aDwellingHasOneArea() {
        var owner = owner(null, TODAY, null);
        assertThat(DwellingRules.conflict(owner, 8900, List.of())).containsOnlyKeys("area");
        assertThat(DwellingRules.conflict(owner, 8932, List.of())).isEmpty();
        var unmeasured =
                new Dwelling(owner.id(), person(), owner.place(), owner.unit(), Tie.OWNER, null, null, TODAY, null);
        assertThat(DwellingRules.conflict(unmeasured, null, List.of())).containsOnlyKeys("area");
        assertThat(DwellingRules.conflict(unmeasured, 8932, List.of())).isEmpty();
    }

    @Test
    void nobodyIsTwiceTheSameInADwelling() {
        var owner = owner(null, TODAY, null);
        assertThat(DwellingRules.conflict(owner, 8932, List.of(owner))).containsOnlyKeys("unit");
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID());
    }

    private static Dwelling owner(@Nullable Share share, LocalDate from, @Nullable LocalDate to) {
        return new Dwelling(UUID.randomUUID(), person(), new PlaceCode(HOME), "1203", Tie.OWNER, 8932, share, from, to);
    }
}
