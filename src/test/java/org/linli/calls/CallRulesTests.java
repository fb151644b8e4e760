package org.linli.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.catalogue.Level;
import org.linli.kernel.District;
import org.linli.kernel.Limit;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.ProblemException;
import org.linli.kernel.WorkCalendar;

class CallRulesTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorkCalendar CALENDAR = calendar();

    /** 2026: National Day 1 to 8 October off, Saturday 10 October worked. */
    private static WorkCalendar calendar() {
        var days = new HashMap<LocalDate, Boolean>(Map.of(LocalDate.of(2026, 10, 10), true));
        for (var day = 1; day <= 8; day++) {
            days.put(LocalDate.of(2026, 10, day), false);
        }
        return new WorkCalendar(ZONE, days, Set.of(2026));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** Beijing 17, Weifang 24, Organic Law 43 where it says DOWN; the rest is what a whistle and an assisting unit are. */
    @ParameterizedTest
    @CsvSource({
        "WHISTLE, COMMUNITY,   COMMUNITY,   NOT_ABOVE",
        "WHISTLE, COMMUNITY,   SUBDISTRICT, ",
        "WHISTLE, COMMUNITY,   DISTRICT,    ",
        "WHISTLE, SUBDISTRICT, COMMUNITY,   DOWN",
        "WHISTLE, SUBDISTRICT, SUBDISTRICT, ",
        "WHISTLE, SUBDISTRICT, DISTRICT,    ",
        "WHISTLE, DISTRICT,    COMMUNITY,   DOWN",
        "WHISTLE, DISTRICT,    SUBDISTRICT, NOT_ABOVE",
        "WHISTLE, DISTRICT,    DISTRICT,    NOT_ABOVE",
        "ASSIST,  COMMUNITY,   COMMUNITY,   ",
        "ASSIST,  COMMUNITY,   DISTRICT,    ",
        "ASSIST,  SUBDISTRICT, COMMUNITY,   DOWN",
        "ASSIST,  SUBDISTRICT, DISTRICT,    ",
        "ASSIST,  DISTRICT,    COMMUNITY,   DOWN",
        "ASSIST,  DISTRICT,    SUBDISTRICT, ",
        "ASSIST,  DISTRICT,    DISTRICT,    "
    })
    void saysWhoCallsWhom(Role role, Level caller, Level called, CallRules.@Nullable Refusal refusal) {
        assertThat(CallRules.against(role, true, false, false, caller, called).orElse(null))
                .isEqualTo(refusal);
    }

    @Test
    void callsNobodyForWhatHasEndedNorItselfNorTwice() {
        assertThat(CallRules.against(Role.ASSIST, false, false, false, Level.COMMUNITY, Level.DISTRICT))
                .contains(CallRules.Refusal.ENDED);
        assertThat(CallRules.against(Role.ASSIST, true, true, false, Level.COMMUNITY, Level.COMMUNITY))
                .contains(CallRules.Refusal.SELF);
        assertThat(CallRules.against(Role.ASSIST, true, false, true, Level.COMMUNITY, Level.DISTRICT))
                .contains(CallRules.Refusal.TWICE);
    }

    /** Come within a working day, act within three (calls/limits.csv); never later than the answer that is owed. */
    @ParameterizedTest
    @CsvSource({
        // called at,           answer owed,         wished day,  come by,             act by
        "2026-11-23T10:00, 2026-11-30T18:00, ,           2026-11-24T18:00, 2026-11-26T18:00", // plain days
        "2026-11-27T17:59, 2026-12-10T18:00, ,           2026-11-30T18:00, 2026-12-02T18:00", // a weekend and a month's
        // end between
        "2026-09-30T10:00, 2026-10-20T18:00, ,           2026-10-09T18:00, 2026-10-12T18:00", // National Day; Saturday
        // 10th is worked
        "2026-11-23T10:00, 2026-11-24T12:00, ,           2026-11-24T12:00, 2026-11-24T12:00", // owed sooner: both move
        // up
        "2026-11-23T10:00, 2026-11-30T18:00, 2026-11-23, 2026-11-23T18:00, 2026-11-23T18:00", // today
        "2026-11-23T10:00, 2026-11-30T18:00, 2026-11-30, 2026-11-24T18:00, 2026-11-30T18:00", // as late as the answer
        "2026-11-23T10:00, 2026-11-20T18:00, 2026-12-01, 2026-11-24T18:00, 2026-12-01T18:00" // the answer is late
        // already
    })
    void countsTheDatesOfACall(String now, String owed, @Nullable LocalDate wish, String come, String act) {
        assertThat(CallRules.dates(line("1d", "3d"), CALENDAR, at(now), at(owed), wish))
                .isEqualTo(new CallRules.Dates(at(come), at(act)));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22", "2026-12-01"})
    void refusesADayThatIsPastOrAfterTheAnswer(LocalDate wish) {
        assertThatThrownBy(() -> CallRules.dates(
                        line("1d", "3d"), CALENDAR, at("2026-11-23T10:00"), at("2026-11-30T18:00"), wish))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.fields()).containsEntry("until", "calls.need.until"));
    }

    @Test
    void hasLimitsForEachRoleWithASource() throws java.io.IOException {
        var limits = new CallLimits();
        for (var role : Role.values()) {
            for (var urgent : new boolean[] {true, false}) {
                var line = limits.of(role, urgent, LocalDate.of(2026, 11, 25));
                assertThat(line.come() == null).isEqualTo(role == Role.ASSIST);
                assertThat(line.source()).isNotBlank();
            }
        }
    }

    @Test
    void missesTheTimesThatPassAndSaysEachOnce() {
        var call = whistle();
        var late = at("2026-11-26T18:00");
        var missed = call.missed(late);
        assertThat(CallChange.acts(call, missed, late, true))
                .extracting(CallAct::kind, CallAct::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("call.come-missed", call.comeBy()),
                        org.assertj.core.groups.Tuple.tuple("call.act-missed", call.actBy()));
        assertThat(CallChange.acts(missed, missed.missed(late.plusSeconds(9)), late, true))
                .isEmpty();
        assertThat(missed.nextCheck()).isNull();
    }

    @Test
    void whoComesInTimeAndActsLateHasOneOfEach() {
        var call = whistle();
        var there = call.arrived(at("2026-11-24T09:00"));
        var done = there.done(at("2026-11-26T18:00"), "mended");
        assertThat(CallChange.acts(call, there, at("2026-11-24T09:00"), false))
                .singleElement()
                .isEqualTo(new CallAct.Arrived(CallAct.about(there, at("2026-11-24T09:00")), true));
        assertThat(CallChange.acts(there, done, at("2026-11-26T18:00"), false))
                .extracting(CallAct::kind)
                .containsExactly("call.act-missed", "call.done");
    }

    @Test
    void letsEachSideDoWhatIsItsOwn() {
        assertThat(CallStep.allowed(whistle(), true, false)).containsExactlyInAnyOrder(CallStep.ARRIVE);
        assertThat(CallStep.allowed(whistle(), false, true)).containsExactlyInAnyOrder(CallStep.OFF);
        var done = whistle().arrived(at("2026-11-23T11:00")).done(at("2026-11-23T12:00"), "mended");
        assertThat(CallStep.allowed(done, true, false)).isEmpty();
        assertThat(CallStep.allowed(done, false, true)).containsExactly(CallStep.RATE);
        assertThat(CallStep.allowed(done.rated(new CallRating(true, 5, null)), false, true))
                .isEmpty();
    }

    private static CallLimits.Line line(String come, String act) {
        return new CallLimits.Line(
                Role.WHISTLE, false, Limit.parse(come), Limit.parse(act), LocalDate.EPOCH, null, "a test");
    }

    private static Call whistle() {
        return new Call(
                new CallId(new UUID(1, 1)),
                new Call.About(
                        new District("449300"),
                        new UUID(7, 7),
                        "X",
                        new PlaceCode("449300001001"),
                        "01.01.01",
                        false,
                        Role.WHISTLE,
                        new UUID(1, 2),
                        new UUID(1, 3)),
                "come",
                at("2026-11-23T10:00"),
                at("2026-11-24T18:00"),
                at("2026-11-26T18:00"),
                CallState.CALLED,
                Call.Course.NONE,
                null,
                null,
                0);
    }
}
