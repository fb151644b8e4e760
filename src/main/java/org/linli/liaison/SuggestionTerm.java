package org.linli.liaison;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.linli.kernel.WorkCalendar;

/**
 * The clock of a formal suggestion. A period in months does not count the day it begins on (Civil Code art. 201), ends on the day of the
 * same number of its last month, or on that month's last where there is none (art. 202), and where that is no working day on the next
 * one (art. 203), with business hours. Pure.
 *
 * @param from the day it was handed over, or judged as not good enough
 * @param reminded the highest share of the time of which the unit was reminded: 0, 50, 80
 */
record SuggestionTerm(LocalDate from, int months, Instant due, boolean provisional, int reminded, boolean overdue) {
    private static final int HALF = 50;
    private static final int MOST = 80;

    /** From {@code from} on. */
    static SuggestionTerm of(LocalDate from, int months, WorkCalendar calendar) {
        var day = from.plusMonths(months);
        while (!calendar.worksOn(day)) {
            day = day.plusDays(1);
        }
        var due = day.atTime(WorkCalendar.CLOSE).atZone(calendar.zone()).toInstant();
        return new SuggestionTerm(from, months, due, !calendar.knows(day), 0, false);
    }

    /** The same period under what the calendar says by now: what was said and done stays so. */
    SuggestionTerm under(WorkCalendar calendar) {
        var now = of(from, months, calendar);
        return new SuggestionTerm(from, months, now.due, now.provisional, reminded, overdue);
    }

    /** The same, longer; reminders begin anew. */
    SuggestionTerm longer(int newMonths, WorkCalendar calendar) {
        return of(from, newMonths, calendar);
    }

    /** Whether {@code due} has come: what happens at that very moment is late. */
    boolean isPast(Instant now) {
        return !now.isBefore(due);
    }

    /** The share of which the unit is to be reminded by {@code now}: 80, 50, or none. */
    Optional<Integer> reminder(Instant now, WorkCalendar calendar) {
        if (overdue || isPast(now)) {
            return Optional.empty();
        }
        var share = !now.isBefore(at(MOST, calendar)) ? MOST : !now.isBefore(at(HALF, calendar)) ? HALF : 0;
        return share > reminded ? Optional.of(share) : Optional.empty();
    }

    SuggestionTerm reminded(int percent) {
        return new SuggestionTerm(from, months, due, provisional, percent, overdue);
    }

    SuggestionTerm missed() {
        return new SuggestionTerm(from, months, due, provisional, reminded, true);
    }

    /** When the clock looks next; empty where nothing is left to happen. */
    Optional<Instant> nextLook(WorkCalendar calendar) {
        if (overdue) {
            return Optional.empty();
        }
        return Optional.of(reminded < HALF ? at(HALF, calendar) : reminded < MOST ? at(MOST, calendar) : due);
    }

    private Instant at(int percent, WorkCalendar calendar) {
        var start = from.atStartOfDay(calendar.zone()).toInstant();
        return start.plus(Duration.between(start, due).multipliedBy(percent).dividedBy(100));
    }
}
