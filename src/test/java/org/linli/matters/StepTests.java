package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.catalogue.Level;

/** The whole table: every step in every state by every hand. */
class StepTests {
    /** States in their order of declaration: r a s h n u c w m; a letter where the step is allowed, a dot where not. */
    private static final String TABLE = """
            ACCEPT         UNIT            r........
            START          UNIT            ras......
            ASSIGN         UNIT            ras......
            TRANSFER       UNIT            rash.....
            RETURN         UNIT            ..sh.....
            OBJECT         UNIT            rash.....
            ADJUDICATE     CENTRE          rash.....
            ANSWER         UNIT            rash.u...
            EXTEND         UNIT            .ash.....
            SUSPEND        UNIT            .ash.....
            RESUME         UNIT,CLOCK      .....u...
            ESCALATE       UNIT,CENTRE     rash.....
            SUPERVISE      CENTRE          rash.u...
            RELEASE        UNIT            rashnuc.m
            MERGE          UNIT            rash.....
            REDO           CENTRE          ....n.c..
            SPLIT          UNIT            rash.....
            CLOSE          UNIT,CLOCK      ....n....
            RATE           REPORTER        ....n.c..
            WITHDRAW       REPORTER        rash.u..m
            ERASE          REPORTER        ......cw.
            ADD            REPORTER        rashnu..m
            JOIN           REPORTER        r........
            REMIND50       CLOCK           rash.....
            REMIND80       CLOCK           rash.....
            EXPIRE         CLOCK           rash....m
            CONTACT_MISSED CLOCK           rash.u..m
            FIX_DUE        CLOCK           rash.u..m
            """;

    private static final String LETTERS = "rashnucwm";

    @Test
    void everyStepIsAllowedWhereTheTableSaysAndNowhereElse() {
        var rows = TABLE.lines()
                .map(line -> line.trim().split("\\s+"))
                .collect(Collectors.toMap(row -> row[0], row -> row, (a, b) -> a, TreeMap::new));
        assertThat(rows.keySet()).hasSize(Step.values().length);
        for (var step : Step.values()) {
            var row = java.util.Objects.requireNonNull(rows.get(step.name()), step.name());
            for (var by : By.values()) {
                var may = Arrays.asList(row[1].split(",")).contains(by.name());
                var at = 0;
                for (var state : State.values()) {
                    var here = row[2].charAt(at) == LETTERS.charAt(at);
                    assertThat(step.allows(state, by))
                            .as("%s by %s in %s", step, by, state)
                            .isEqualTo(may && here);
                    at++;
                }
            }
        }
    }

    /** Taking what the table allows never breaks an invariant, and leads where the table says. */
    @ParameterizedTest
    @EnumSource(State.class)
    void everyAllowedStepOfStaffLeadsWhereItSays(State state) {
        var steps = new StaffSteps(Samples.DEADLINES);
        var now = Samples.MONDAY.plusSeconds(3600);
        for (var step : Step.values()) {
            for (var by : new By[] {By.UNIT, By.CENTRE}) {
                var matter = Samples.in(state);
                if (step == Step.SPLIT || Guard.against(step, matter, by, now).isPresent()) {
                    continue; // a split has a command of its own: SplitTests
                }
                var change = new Change(matter, new Actor(by, null, Samples.OFFICE), now);
                var command = StepCommand.of(step, 0)
                        .withText("text")
                        .withReason("reason")
                        .withUntil(java.time.LocalDate.of(2026, 12, 1));
                steps.take(
                        change,
                        command,
                        new Target(Samples.BUREAU, Level.DISTRICT),
                        new MatterId(new java.util.UUID(7, 9)));

                step.to()
                        .ifPresent(to -> assertThat(change.matter().state())
                                .as(step + " in " + state)
                                .isEqualTo(to));
                assertThat(change.acts()).as(step + " in " + state).isNotEmpty();
                assertThat(change.entries()).isNotEmpty();
                assertThat(change.matter().promise().contact())
                        .isEqualTo(
                                step.isContact()
                                        ? Verdict.KEPT
                                        : matter.promise().contact());
            }
        }
    }

    /** Passing a matter around never moves the date that the reporter was promised. */
    @ParameterizedTest
    @EnumSource(names = {"ASSIGN", "TRANSFER", "RETURN", "ADJUDICATE", "ESCALATE", "START", "ACCEPT", "SUPERVISE"})
    void noStepOfPassingOnMovesThePromise(Step step) {
        var matter = Samples.in(State.RECEIVED);
        var change = new Change(matter, new Actor(By.UNIT, null, null), Samples.MONDAY.plusSeconds(86_400 * 2));
        new StaffSteps(Samples.DEADLINES)
                .take(change, StepCommand.of(step, 0), new Target(Samples.OFFICE, Level.SUBDISTRICT), null);
        assertThat(change.matter().promise().due()).isEqualTo(matter.promise().due());
        assertThat(change.matter().promise().expires())
                .isEqualTo(matter.promise().expires());
    }

    @ParameterizedTest
    @CsvSource({
        "RETURN, RECEIVED, STATE",
        "EXTEND, HANDLING, OVERDUE",
        "SUSPEND, HANDLING, OVERDUE",
        "CLOSE, ANSWERED, UNSOLVED",
        "RATE, ANSWERED, RATING_OVER",
    })
    void whatHappenedBeforeCanForbidAStep(Step step, State state, Guard guard) {
        var late = Samples.MONDAY.plusSeconds(86_400 * 60);
        var by = step == Step.RATE ? By.REPORTER : By.UNIT;
        assertThat(Guard.against(step, Samples.in(state), by, late)).contains(guard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept",
                "start",
                "assign",
                "transfer",
                "return",
                "object",
                "adjudicate",
                "answer",
                "extend",
                "suspend",
                "resume",
                "escalate",
                "supervise",
                "release",
                "merge",
                "split",
                "close"
            })
    void theContractsWordsAreSteps(String word) {
        assertThat(Step.find(word)).map(Step::isForStaff).contains(true);
    }

    @Test
    void whatModulesOfTheirOwnTakeIsNoStepOfTheEngine() {
        assertThat(Stream.of("call", "exclude").map(Step::find)).containsOnly(Optional.empty());
    }

    @Test
    void everyStepStateLevelAndGuardHasItsWords() {
        var keys = Stream.of(
                        Stream.of(Step.values()).filter(Step::isForStaff).map(step -> "matters.step." + step.word()),
                        Stream.of(State.values())
                                .map(state -> "matters.state." + state.name().toLowerCase(Locale.ROOT)),
                        Stream.of(Level.values())
                                .map(level -> "matters.level." + level.name().toLowerCase(Locale.ROOT)),
                        Stream.of(Guard.values()).map(Guard::key),
                        Stream.of(Intake.Reason.values()).map(Intake.Reason::key),
                        Stream.of(Step.Need.values()).map(need -> "matters.need." + need.field()))
                .flatMap(all -> all)
                .toList();
        var messages = new java.util.Properties();
        try (var in = StepTests.class.getResourceAsStream("/messages/matters_zh.properties")) {
            messages.load(new java.io.InputStreamReader(
                    java.util.Objects.requireNonNull(in), java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(messages.stringPropertyNames()).containsAll(keys);
    }
}
