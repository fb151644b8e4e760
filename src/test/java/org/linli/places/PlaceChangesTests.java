package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;

@LinliTest
class PlaceChangesTests {
    private static final LocalDate BEGIN = LocalDate.of(2009, 1, 1);
    private static final LocalDate LATER = LocalDate.of(2012, 7, 1);

    private final Places places;
    private final PlaceChanges changes;
    private final Ledger ledger;
    private final Clock clock;

    PlaceChangesTests(Places places, PlaceChanges changes, Ledger ledger, Clock clock) {
        this.places = places;
        this.changes = changes;
        this.ledger = ledger;
        this.clock = clock;
    }

    private PlaceCode open(String code, String name) {
        return changes.open(new PlaceChanges.Opening(new PlaceCode(code), name, ""), BEGIN)
                .code();
    }

    @Test
    void aRenameKeepsTheCodeAndTheOldName() {
        var code = open("990201", "旧区");
        changes.rename(code, "新区", "New", LATER);

        assertThat(places.history(code)).extracting(Place::name).containsExactly("旧区", "新区");
        assertThat(places.findOn(code, LATER.minusDays(1))).map(Place::name).hasValue("旧区");
        assertThat(places.findOn(code, LATER)).map(Place::name).hasValue("新区");
        assertThat(ledger.about(code.district(), PlaceChanges.subject(code)))
                .extracting(Recorded::kind)
                .containsExactly("place.opened", "place.renamed");
        assertThat(ledger.about(code.district(), PlaceChanges.subject(code))
                        .getLast()
                        .act())
                .isInstanceOfSatisfying(
                        PlaceRenamed.class, act -> assertThat(act.name()).isEqualTo("新区"));
    }

    @Test
    void aSplitClosesTheCodeForGoodAndNamesItsSuccessors() {
        open("990202", "区");
        open("990202001", "街道");
        var old = open("990202001001", "大社区");
        var east = new PlaceChanges.Opening(new PlaceCode("990202001002"), "东社区", "");
        var west = new PlaceChanges.Opening(new PlaceCode("990202001003"), "西社区", "");
        changes.split(old, List.of(east, west), LATER);

        assertThat(places.get(old).isOpen(LATER)).isFalse();
        assertThat(places.successors(old)).containsExactly(east.code(), west.code());
        assertThat(places.children(new PlaceCode("990202001"), 10))
                .extracting(Place::name)
                .containsExactly("东社区", "西社区");
        assertThatThrownBy(() -> open(old.value(), "又来")).hasFieldOrPropertyWithValue("problem", Problem.STATE);
        assertThatThrownBy(() -> changes.rename(old, "又来", "", LATER))
                .hasFieldOrPropertyWithValue("problem", Problem.STATE);
    }

    @Test
    void aMergerIsOneSuccessorOfSeveral() {
        open("990203", "区");
        open("990203001", "街道");
        var olds = List.of(open("990203001001", "一社区"), open("990203001002", "二社区"));
        var whole = new PlaceChanges.Opening(new PlaceCode("990203001003"), "一二社区", "");
        changes.merge(olds, whole, LATER);

        assertThat(olds).allSatisfy(old -> assertThat(places.successors(old)).containsExactly(whole.code()));
    }

    @Test
    void refusesWhatWouldTearTheTree() {
        var district = open("990204", "区");
        open("990204001", "街道");
        assertThatThrownBy(() -> changes.close(district, LATER, List.of()))
                .hasFieldOrPropertyWithValue("problem", Problem.STATE);
        assertThatThrownBy(() -> open("990204002001", "无上级")).hasFieldOrPropertyWithValue("problem", Problem.STATE);
        assertThatThrownBy(() ->
                        changes.rename(district, "明天区", "", LocalDate.now(clock).plusDays(1)))
                .hasFieldOrPropertyWithValue("problem", Problem.INVALID);
        assertThatThrownBy(() -> changes.rename(new PlaceCode("990299"), "无", "", LATER))
                .hasFieldOrPropertyWithValue("problem", Problem.NOT_FOUND);
    }
}
