package org.linli.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.calls.Calls.Tab;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Rating;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.World;
import org.linli.measures.Measures;

/** Whistle calls and assisting units through the facade, on a real database. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsTests {
    private final Calls calls;
    private final Matters matters;
    private final Measures measures;
    private final Ledger ledger;
    private final World worlds;
    private final Clock clock;
    private World.Cast world;

    CallsTests(Calls calls, Matters matters, Measures measures, Ledger ledger, World worlds, Clock clock) {
        this.calls = calls;
        this.matters = matters;
        this.measures = measures;
        this.ledger = ledger;
        this.worlds = worlds;
        this.clock = clock;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449300");
    }

    private UUID unit(String function) {
        return Objects.requireNonNull(world.units().get(function)).id().value();
    }

    /** Poor service by the manager: the community's. */
    private Intake.Received raise() {
        return (Intake.Received)
                matters.receive(Draft.of(world.estate(), "物业不管，楼道堆满杂物，请派人来看").withCategory("01.01.02"), null);
    }

    private CallView whistle(Intake.Received matter) {
        return calls.call(
                        world.clerk(),
                        matter.code(),
                        new CallCommand(Role.WHISTLE, List.of(unit("urban")), "到现场清理", null))
                .getFirst();
    }

    private List<String> acts(CallView call) {
        return ledger.about(world.district(), call.id().value()).stream()
                .map(Recorded::kind)
                .toList();
    }

    private void answer(Staff staff, String code) {
        var version = matters.refForStaff(staff, code).version();
        matters.take(staff, code, StepCommand.of(Step.ANSWER, version).withText("清理好了"));
    }

    private static ProblemException refused(ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return (ProblemException) thrown;
    }

    @Test
    void aCalledUnitReportsInDoesItsPartAndHearsBothWords() {
        var matter = raise();
        var call = whistle(matter);
        assertThat(call.state()).isEqualTo(CallState.CALLED);
        assertThat(call.comeBy()).isAfter(clock.instant());
        assertThat(calls.list(world.officer(), Tab.OWED, null))
                .extracting(CallView::id)
                .contains(call.id());

        var there = calls.take(world.officer(), call.id(), CallStep.ARRIVE, 0, null, null);
        var done = calls.take(world.officer(), call.id(), CallStep.DONE, there.version(), "清了两车", null);
        var rated = calls.take(
                world.clerk(), call.id(), CallStep.RATE, done.version(), null, new CallRating(true, 5, "很快"));
        assertThat(rated.rating()).isEqualTo(new CallRating(true, 5, "很快"));
        assertThat(rated.may()).isEmpty();

        answer(world.clerk(), matter.code());
        matters.rate(matter.receipt(), new Rating(false, 2, null));
        ledger.drain();
        var heard = calls.get(world.officer(), call.id());
        assertThat(heard.heard()).isNotNull().returns(false, CallView.ResidentWord::solved);

        answer(world.clerk(), matter.code());
        matters.rate(matter.receipt(), new Rating(true, 4, null));
        ledger.drain();
        ledger.drain();
        assertThat(acts(call))
                .containsExactly(
                        "call.called",
                        "call.arrived",
                        "call.done",
                        "call.rated",
                        "call.resident-rated",
                        "call.resident-rated");
        var today = LocalDate.now(clock);
        var sums = measures.sums(
                List.of("calls.resident.rated", "calls.resident.solved", "calls.resident.satisfied", "calls.come.kept"),
                world.community(),
                today.minusDays(1),
                today.plusDays(2),
                unit("urban"),
                "");
        assertThat(sums.get("calls.resident.rated")).isOne(); // two words of one resident are one
        assertThat(sums.get("calls.resident.solved")).isOne(); // and the last one counts
        assertThat(sums.get("calls.resident.satisfied")).isOne();
        assertThat(sums.get("calls.come.kept")).isPositive();
    }

    @Test
    void refusesToPushWorkOntoACommunity() {
        var matter = (Intake.Received)
                matters.receive(Draft.of(world.estate(), "路灯不亮").withCategory("01.08.01"), null); // the sub-district's
        var before = ledger.last(world.district());
        var refusal = refused(() -> calls.call(
                world.officer(), matter.code(), new CallCommand(Role.ASSIST, List.of(unit("station")), "去看看", null)));
        assertThat(refusal.problem()).isEqualTo(Problem.INVALID);
        assertThat(refusal.fields()).containsEntry("unit", "calls.refused.down");
        assertThat(ledger.last(world.district())).isEqualTo(before);
    }

    @Test
    void callsAUnitOnceAtATimeAndAllOrNone() {
        var matter = raise();
        whistle(matter);
        var refusal = refused(() -> calls.call(
                world.clerk(),
                matter.code(),
                new CallCommand(Role.ASSIST, List.of(unit("safety"), unit("urban")), "也来", null)));
        assertThat(refusal.fields()).containsEntry("unit", "calls.refused.twice");
        assertThat(calls.ofMatter(world.clerk(), matter.code())).hasSize(1);
    }

    @Test
    void aStepIsTheRightUnitsAndOfTheVersionThatWasSeen() {
        var call = whistle(raise());
        assertThat(refused(() -> calls.take(world.clerk(), call.id(), CallStep.ARRIVE, 0, null, null))
                        .problem())
                .isEqualTo(Problem.FORBIDDEN);
        assertThat(refused(() -> calls.take(world.foreigner(), call.id(), CallStep.ARRIVE, 0, null, null))
                        .problem())
                .isEqualTo(Problem.NOT_FOUND);
        assertThat(refused(() -> calls.take(world.officer(), call.id(), CallStep.ARRIVE, 7, null, null))
                        .problem())
                .isEqualTo(Problem.STALE);
        assertThat(refused(() -> calls.take(world.officer(), call.id(), CallStep.DONE, 0, "快了", null))
                        .problem())
                .isEqualTo(Problem.STATE); // who was called to the spot reports in first
        assertThat(refused(() -> calls.take(world.clerk(), call.id(), CallStep.OFF, 0, " ", null))
                        .fields())
                .containsKey("reason");
    }

    @Test
    void timeThatPassesIsMissedOnceAndShownAbove() {
        var call = whistle(raise());
        var late = call.actBy().plusSeconds(1);
        calls.tick(late);
        calls.tick(late);
        assertThat(acts(call)).containsExactly("call.called", "call.come-missed", "call.act-missed");
        var seen = calls.get(world.centre(), call.id());
        assertThat(seen.comeMissed()).isTrue();
        assertThat(seen.actMissed()).isTrue();
    }

    @Test
    void whatIsOwedEndsWithItsMatter() {
        var matter = raise();
        var call = whistle(matter);
        matters.withdraw(matter.receipt(), null);
        ledger.drain();
        assertThat(calls.get(world.clerk(), call.id()).state()).isEqualTo(CallState.OFF);
        assertThat(refused(() -> calls.call(
                                world.clerk(),
                                matter.code(),
                                new CallCommand(Role.WHISTLE, List.of(unit("urban")), "来", null)))
                        .fields())
                .containsEntry("unit", "calls.refused.ended");
    }

    @Test
    void anAssistingUnitHasADateOfItsOwnWithinTheAnswers() {
        var matter = raise();
        var due = matters.refForStaff(world.clerk(), matter.code()).dueAt();
        var call = calls.call(
                        world.clerk(),
                        matter.code(),
                        new CallCommand(Role.ASSIST, List.of(unit("safety")), "看看消防通道", null))
                .getFirst();
        assertThat(call.comeBy()).isNull();
        assertThat(call.actBy()).isBeforeOrEqualTo(due);
    }
}
