package org.linli.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Rating;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.World;

/** A matter done again or passed on too often is put under the eyes of the level above. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTests {
    private final ProblemStore store;
    private final Thresholds thresholds;
    private final Matters matters;
    private final Access access;
    private final Ledger ledger;
    private final World worlds;
    private World.Cast world;

    ProblemsTests(
            ProblemStore store, Thresholds thresholds, Matters matters, Access access, Ledger ledger, World worlds) {
        this.store = store;
        this.thresholds = thresholds;
        this.matters = matters;
        this.access = access;
        this.ledger = ledger;
        this.worlds = worlds;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449340");
    }

    @ParameterizedTest
    @CsvSource({
        "REDONE, 2, 2026-11-25, false",
        "REDONE, 3, 2026-11-25, true",
        "REDONE, 4, 2026-11-25, true",
        "PASSED, 2, 2026-11-25, false",
        "PASSED, 3, 2026-11-25, true",
        "PASSED, 9, 2009-12-31, false" // before the rule
    })
    void aThresholdHoldsBetweenItsDays(Ground ground, int times, LocalDate day, boolean reached) {
        assertThat(thresholds.reached(ground, times, day)).isEqualTo(reached);
    }

    private Intake.Received raise() {
        return (Intake.Received)
                matters.receive(Draft.of(world.estate(), "物业不管").withCategory("01.01.02"), null);
    }

    private void take(String code, Step step, java.util.function.UnaryOperator<StepCommand> with) {
        var version = matters.refForStaff(world.centre(), code).version();
        matters.take(world.centre(), code, with.apply(StepCommand.of(step, version)));
    }

    private List<ProblemOrder> orders(String code) {
        ledger.drain();
        return store.open(access.scope(world.centre(), Permission.MATTERS_READ), 50).stream()
                .filter(order -> order.code().equals(code))
                .toList();
    }

    private UUID unit(String function) {
        return Objects.requireNonNull(world.units().get(function)).id().value();
    }

    @Test
    void doneAgainThreeTimesAndNotSolved() {
        var matter = raise();
        for (var n = 1; n <= 3; n++) {
            assertThat(orders(matter.code())).isEmpty();
            take(matter.code(), Step.ANSWER, command -> command.withText("办了"));
            matters.rate(matter.receipt(), new Rating(false, 1, null));
        }
        assertThat(orders(matter.code())).singleElement().satisfies(order -> {
            assertThat(order.ground()).isEqualTo(Ground.REDONE);
            assertThat(order.times()).isEqualTo(3);
        });
        assertThat(matters.findForStaff(world.centre(), matter.code())
                        .orElseThrow()
                        .row()
                        .supervised())
                .isTrue();
        matters.withdraw(matter.receipt(), null);
        assertThat(orders(matter.code())).isEmpty(); // it ends with its matter
    }

    @Test
    void passedOverThreeUnitsWithNoneThatLeads() {
        var matter = raise();
        for (var next : List.of("urban", "safety", "education")) {
            assertThat(orders(matter.code())).isEmpty();
            take(
                    matter.code(),
                    Step.TRANSFER,
                    command -> command.withUnit(unit(next)).withReason("不归我们"));
        }
        assertThat(orders(matter.code())).singleElement().satisfies(order -> {
            assertThat(order.ground()).isEqualTo(Ground.PASSED);
            assertThat(order.above()).isEqualTo(unit("centre"));
        });
        assertThat(orders(matter.code())).hasSize(1); // once, however often it is looked at
    }

    @Test
    void theLadderReachesTheDistrictAndNamesItsSources() {
        assertThat(thresholds.ladder()).extracting(Thresholds.Rung::rung).containsExactly(1, 2, 3, 4);
        assertThat(thresholds.ladder()).allMatch(rung -> !rung.source().zh().isBlank());
    }
}
