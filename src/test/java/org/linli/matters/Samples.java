package org.linli.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.catalogue.Kind;
import org.linli.catalogue.Level;
import org.linli.kernel.Limit;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.WorkCalendar;

/** Matters in every state, for pure tests. */
final class Samples {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** 2026 is known: National Day 1–8 October is off, Saturday 10 October is worked. 2027 is not known. */
    static final WorkCalendar CALENDAR = calendar(Set.of(2026));

    static final Deadlines DEADLINES = new Deadlines(CALENDAR);

    /** A Monday morning. */
    static final Instant MONDAY = at("2026-11-23T10:00");

    static final UUID STATION = new UUID(1, 1);
    static final UUID OFFICE = new UUID(1, 2);
    static final UUID BUREAU = new UUID(1, 3);

    private Samples() {}

    static WorkCalendar calendar(Set<Integer> years) {
        var days = new java.util.HashMap<LocalDate, Boolean>(Map.of(LocalDate.of(2026, 10, 10), true));
        for (var day = 1; day <= 8; day++) {
            days.put(LocalDate.of(2026, 10, day), false);
        }
        return new WorkCalendar(ZONE, days, years);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** Received on {@link #MONDAY} by the station, five working days, one to the first contact. */
    static Matter received() {
        return received(MONDAY, "5d");
    }

    static Matter received(Instant now, String limit) {
        var promise = DEADLINES.start(Limit.parse(limit), Limit.parse("1d"), now);
        return new Matter(
                new MatterId(new UUID(7, 7)),
                "DF3H000000",
                new PlaceCode("440305001001001"),
                new Filing(Kind.APPEAL, "01.01.01", 2026, false, Draft.Via.WEB, now, null),
                State.RECEIVED,
                null,
                Hands.of(Level.COMMUNITY, STATION, now, promise.due()),
                promise,
                Reply.NONE,
                false,
                null,
                0);
    }

    /** The same matter, brought into {@code state} by the steps that lead there. */
    static Matter in(State state) {
        var steps = new StaffSteps(DEADLINES);
        var change = new Change(received(), new Actor(By.UNIT, null, STATION), MONDAY.plusSeconds(60));
        switch (state) {
            case RECEIVED -> {}
            case ACCEPTED -> steps.take(change, StepCommand.of(Step.ACCEPT, 0), null, null);
            case ASSIGNED ->
                steps.take(change, StepCommand.of(Step.ASSIGN, 0), new Target(OFFICE, Level.SUBDISTRICT), null);
            case HANDLING -> steps.take(change, StepCommand.of(Step.START, 0), null, null);
            case ANSWERED -> steps.take(change, StepCommand.of(Step.ANSWER, 0).withText("done"), null, null);
            case SUSPENDED ->
                steps.take(
                        change,
                        StepCommand.of(Step.SUSPEND, 0).withReason("parts").withUntil(LocalDate.of(2026, 12, 1)),
                        null,
                        null);
            case CLOSED -> {
                steps.take(change, StepCommand.of(Step.ANSWER, 0).withText("done"), null, null);
                steps.take(change, StepCommand.of(Step.CLOSE, 0), null, null);
            }
            case WITHDRAWN -> new ReporterSteps(DEADLINES).withdraw(change, null);
            case MERGED -> steps.take(change, StepCommand.of(Step.MERGE, 0), null, new MatterId(new UUID(7, 8)));
        }
        return change.matter();
    }
}
