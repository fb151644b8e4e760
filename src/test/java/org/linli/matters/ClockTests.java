package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.matters.Samples.DEADLINES;
import static org.linli.matters.Samples.MONDAY;
import static org.linli.matters.Samples.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.catalogue.Level;
import org.linli.kernel.Limit;
import org.linli.kernel.ProblemException;

/** Every clock of a matter. */
class ClockTests {
    private final ClockSteps clock = new ClockSteps(DEADLINES, new StaffSteps(DEADLINES));

    /** Lets time run over {@code matter} from step to step until {@code end}; answers what it did, in order. */
    private List<String> run(Matter matter, Instant end, List<Matter> last) {
        var done = new ArrayList<String>();
        var now = matter;
        for (var next = DEADLINES.nextCheck(now);
                next.isPresent() && !next.get().isAfter(end); ) {
            var change = new Change(now, Actor.CLOCK, next.get());
            var step = clock.due(now, next.get()).orElseThrow();
            clock.take(
                    change,
                    step,
                    m -> Optional.of(new Target(Samples.OFFICE, Level.SUBDISTRICT))
                            .filter(target -> target.level().isAbove(m.hands().level())));
            done.add(step.name());
            now = change.matter();
            next = DEADLINES.nextCheck(now);
        }
        last.add(now);
        return done;
    }

    @Test
    void whatNobodyTouchesIsRemindedMissedAndMovedUpForever() {
        var last = new ArrayList<Matter>();
        var done = run(Samples.received(), at("2026-12-15T00:00"), last);
        assertThat(done).containsExactly("CONTACT_MISSED", "REMIND50", "REMIND80", "EXPIRE", "EXPIRE", "EXPIRE");
        assertThat(last.getFirst().hands().unit()).isEqualTo(Samples.OFFICE);
        assertThat(last.getFirst().promise().answer()).isEqualTo(Verdict.MISSED);
        assertThat(last.getFirst().promise().due()).isEqualTo(at("2026-11-30T18:00"));
    }

    @Test
    void everyMatterHasANextLookUntilItIsClosedOrTakenBack() {
        for (var state : State.values()) {
            var matter = Samples.in(state);
            assertThat(DEADLINES.nextCheck(matter).isPresent())
                    .as(state.name())
                    .isEqualTo(state != State.CLOSED && state != State.WITHDRAWN);
        }
    }

    @Test
    void aSuspendedOneResumesByItselfAndAnAnsweredOneCloses() {
        var last = new ArrayList<Matter>();
        assertThat(run(Samples.in(State.SUSPENDED), at("2026-12-01T18:00"), last))
                .containsExactly("RESUME");
        assertThat(last.getFirst().promise().due()).isEqualTo(at("2026-12-08T18:00")); // five days were left
        assertThat(run(Samples.in(State.ANSWERED), at("2027-01-15T00:00"), last))
                .containsExactly("CLOSE");
    }

    @ParameterizedTest(name = "{0} + {1}, to {2}: {3}")
    @CsvSource({
        "2026-11-23T10:00, 5d, 2026-12-01, 2026-12-01T18:00", // due on the 30th
        "2026-11-23T10:00, 5d, 2026-12-07, 2026-12-07T18:00", // as long as the limit again
        "2026-11-23T10:00, 5d, 2026-12-08, ", // longer
        "2026-11-23T10:00, 5d, 2026-11-30, ", // the present date
        "2026-11-23T10:00, 24h, 2026-11-25, 2026-11-25T10:00", // hours: to the last possible moment of the last day
        "2026-11-23T10:00, 24h, 2026-11-26, ",
    })
    void anExtensionGivesAtMostTheLimitAgain(String from, String limit, LocalDate until, String due) {
        var promise = DEADLINES.start(Limit.parse(limit), Limit.parse("2h"), at(from));
        if (due == null) {
            assertThatThrownBy(() -> DEADLINES.extended(promise, until)).isInstanceOf(ProblemException.class);
        } else {
            assertThat(DEADLINES.extended(promise, until).due()).isEqualTo(at(due));
        }
    }

    @Test
    void aDateAcrossAnUnknownYearIsProvisionalUntilTheYearIsKnown() {
        var promise = DEADLINES.start(Limit.parse("5d"), Limit.parse("1d"), at("2026-12-29T10:00"));
        assertThat(promise.openYear()).isEqualTo(2027);
        assertThat(promise.due()).isEqualTo(at("2027-01-05T18:00"));
        var known = new Deadlines(Samples.calendar(Set.of(2026, 2027))).fixed(promise);
        assertThat(known.provisional()).isFalse();
    }

    @Test
    void anAnswerInTimeAndOneTooLateEachPassOneVerdict() {
        var steps = new StaffSteps(DEADLINES);
        for (var late : List.of(false, true)) {
            var when = late ? at("2026-12-03T09:00") : at("2026-11-30T17:59");
            var change = new Change(Samples.received(), new Actor(By.UNIT, null, null), when);
            steps.take(change, StepCommand.of(Step.ANSWER, 0).withText("done"), null, null);
            var kinds = change.acts().stream().map(MatterAct::kind).toList();
            assertThat(kinds).doesNotHaveDuplicates();
            assertThat(kinds.contains("matter.due-missed")).isEqualTo(late);
            assertThat(change.acts())
                    .filteredOn(act -> act instanceof MatterAct.Answered)
                    .allMatch(act -> ((MatterAct.Answered) act).inTime() != late);
            assertThat(change.acts())
                    .filteredOn(act -> act instanceof MatterAct.DueMissed)
                    .allMatch(act -> act.at().equals(at("2026-11-30T18:00")));
        }
    }

    @Test
    void theLastWordCountsOnceOnTheDayOfTheFirst() {
        var reporter = new ReporterSteps(DEADLINES);
        var first = new Change(Samples.in(State.ANSWERED), Actor.REPORTER, MONDAY.plusSeconds(7200));
        reporter.rate(first, new Rating(true, 3, null), null);
        var second = new Change(first.matter(), Actor.REPORTER, MONDAY.plusSeconds(86_400 * 3));
        reporter.rate(second, new Rating(false, 5, null), null);
        var words = List.of(first, second).stream()
                .flatMap(change -> change.acts().stream())
                .filter(act -> act instanceof MatterAct.Rated)
                .map(act -> (MatterAct.Rated) act)
                .toList();
        assertThat(words).extracting(MatterAct.Rated::rated).containsExactly(1, 0);
        assertThat(words).extracting(MatterAct.Rated::solved).containsExactly(1, -1);
        assertThat(words).extracting(MatterAct.Rated::satisfied).containsExactly(0, 1);
        assertThat(words).extracting(MatterAct.Rated::ratedOn).containsOnly(LocalDate.of(2026, 11, 23));
        assertThat(second.matter().state()).isEqualTo(State.ASSIGNED);
    }
}
