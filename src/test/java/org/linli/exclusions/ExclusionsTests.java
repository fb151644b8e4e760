package org.linli.exclusions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Rating;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.World;
import org.linli.measures.Measures;
import org.linli.measures.Rate;
import org.linli.measures.Rates;

/** What a review leaves out of a unit's rates stays visible and counted apart. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExclusionsTests {
    private final Exclusions exclusions;
    private final Matters matters;
    private final Measures measures;
    private final Ledger ledger;
    private final World worlds;
    private final Clock clock;
    private World.Cast world;

    ExclusionsTests(
            Exclusions exclusions, Matters matters, Measures measures, Ledger ledger, World worlds, Clock clock) {
        this.exclusions = exclusions;
        this.matters = matters;
        this.measures = measures;
        this.ledger = ledger;
        this.worlds = worlds;
        this.clock = clock;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449320");
    }

    private Intake.Received raise() {
        return (Intake.Received)
                matters.receive(Draft.of(world.estate(), "物业不管").withCategory("01.01.02"), null);
    }

    private void answer(String code) {
        var version = matters.refForStaff(world.clerk(), code).version();
        matters.take(world.clerk(), code, StepCommand.of(Step.ANSWER, version).withText("办好了"));
    }

    private Map<String, Long> sums() {
        ledger.drain();
        ledger.drain(); // what the reader counts apart is counted in its turn
        var today = LocalDate.now(clock);
        var unit = Objects.requireNonNull(world.units().get("station")).id().value();
        return new HashMap<>(
                measures.sums(Rates.MEASURES, world.community(), today.minusDays(1), today.plusDays(2), unit, ""));
    }

    private static ProblemException refused(ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return (ProblemException) thrown;
    }

    private void decide(Staff staff, String code, boolean granted) {
        exclusions.decide(staff, code, granted, "法院正在审理，判决前无法办理");
    }

    @Test
    void whatIsLeftOutIsCountedApartAndStillCounted() {
        var left = raise();
        answer(left.code());
        matters.rate(left.receipt(), new Rating(false, 1, null));
        exclusions.ask(world.clerk(), left.code(), "decided", "已经起诉");
        var asked = sums();
        assertThat(asked.getOrDefault(Rates.EXCLUDED, 0L)).isZero(); // asking changes nothing

        decide(world.centre(), left.code(), true);
        var after = sums();
        assertThat(after.get(Rates.EXCLUDED)).isOne();
        for (var measure : Rates.VERDICTS) { // nothing left a denominator
            assertThat(after.getOrDefault(measure, 0L)).as(measure).isEqualTo(asked.getOrDefault(measure, 0L));
        }
        assertThat(Rates.without(after).get(Rates.SOLVED)).isEqualTo(new Rate(0, 0));
        assertThat(Rates.of(after).get(Rates.SOLVED)).isEqualTo(new Rate(0, 1));

        answer(left.code());
        matters.rate(
                left.receipt(), new Rating(true, 5, null)); // the last word after the decision is counted apart too
        var last = sums();
        assertThat(Rates.of(last).get(Rates.SOLVED)).isEqualTo(new Rate(1, 1));
        assertThat(Rates.without(last).get(Rates.SOLVED)).isEqualTo(new Rate(0, 0));
        assertThat(last).isEqualTo(sums()); // reading again counts nothing twice
        assertThat(exclusions.granted(world.community(), null))
                .extracting(ExclusionStore.Granted::code)
                .contains(left.code());
    }

    @Test
    void onlyAReviewDecidesAndOnceWithAReason() {
        var matter = raise();
        assertThat(refused(() -> decide(world.centre(), matter.code(), true)).fields())
                .containsEntry("step", "exclusions.nothing-waits");
        assertThat(refused(() -> exclusions.ask(world.clerk(), matter.code(), "busy", "忙"))
                        .fields())
                .containsEntry("ground", "exclusions.need.ground");
        exclusions.ask(world.clerk(), matter.code(), "force", "台风");
        assertThat(refused(() -> exclusions.ask(world.clerk(), matter.code(), "force", "台风"))
                        .problem())
                .isEqualTo(Problem.STATE);
        assertThat(refused(() -> decide(world.clerk(), matter.code(), true)).problem())
                .isEqualTo(Problem.FORBIDDEN);
        assertThat(refused(() -> exclusions.decide(world.centre(), matter.code(), true, " "))
                        .fields())
                .containsKey("reason");
        assertThat(exclusions.waiting(world.centre())).extracting(Request::code).contains(matter.code());

        decide(world.centre(), matter.code(), false);
        assertThat(exclusions.waiting(world.centre())).extracting(Request::code).doesNotContain(matter.code());
        assertThat(exclusions.granted(world.community(), null))
                .extracting(ExclusionStore.Granted::code)
                .doesNotContain(matter.code());
        assertThat(refused(() -> decide(world.centre(), matter.code(), true)).problem())
                .isEqualTo(Problem.STATE);
    }

    @Test
    void whoAskedDoesNotDecide() {
        var matter = raise();
        var version = matters.refForStaff(world.clerk(), matter.code()).version();
        var centre = Objects.requireNonNull(world.units().get("centre")).id().value();
        matters.take(
                world.clerk(),
                matter.code(),
                StepCommand.of(Step.ASSIGN, version).withUnit(centre));
        exclusions.ask(world.centre(), matter.code(), "force", "台风");
        assertThat(refused(() -> decide(world.centre(), matter.code(), true)).fields())
                .containsEntry("step", "exclusions.own");
    }
}
