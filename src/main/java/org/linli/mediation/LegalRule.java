package org.linli.mediation;

import java.time.LocalDate;
import org.linli.kernel.Words;
import org.linli.kernel.WorkCalendar;

/**
 * A number that a law gives, with the law.
 *
 * @param source law and article
 * @param certainty A its text was read, B second-hand, C from memory, to be checked
 */
public record LegalRule(String code, Words name, int amount, Unit unit, String source, String certainty) {
    /** What is counted. */
    public enum Unit {
        /** Days of the calendar. */
        DAYS,
        /** Days on which offices work. */
        WORKING_DAYS,
        /** Months of the calendar. */
        MONTHS,
        /** Years of the calendar. */
        YEARS,
        /** Hours by the clock. */
        HOURS,
        /** People. */
        PERSONS
    }

    /** A last day; {@code provisional} where the year's holidays are not known yet and weekends alone were counted. */
    public record LastDay(LocalDate day, boolean provisional) {
        /** Whether it has passed on {@code today}. */
        public boolean isOver(LocalDate today) {
            return today.isAfter(day);
        }

        /** How many days are left on {@code today}; below zero once it has passed. */
        public long left(LocalDate today) {
            return java.time.temporal.ChronoUnit.DAYS.between(today, day);
        }
    }

    /**
     * The last day of the period that begins with something on {@code from}: that day does not count (Civil Code art. 201), a month
     * without such a day ends with its last one (art. 202), and where offices do not work on the last day it is the next on which they
     * do (art. 203).
     */
    public LastDay lastDay(LocalDate from, WorkCalendar calendar) {
        var day = switch (unit) {
            case DAYS -> from.plusDays(amount);
            case WORKING_DAYS -> working(from, calendar);
            case MONTHS -> from.plusMonths(amount);
            case YEARS -> from.plusYears(amount);
            case HOURS, PERSONS -> throw new IllegalStateException(code + " is no period of days");
        };
        while (!calendar.worksOn(day)) {
            day = day.plusDays(1);
        }
        return new LastDay(day, unit == Unit.WORKING_DAYS ? !knows(from, day, calendar) : !calendar.knows(day));
    }

    private LocalDate working(LocalDate from, WorkCalendar calendar) {
        var day = from;
        for (var left = amount; left > 0; ) {
            day = day.plusDays(1);
            if (calendar.worksOn(day)) {
                left--;
            }
        }
        return day;
    }

    private static boolean knows(LocalDate from, LocalDate to, WorkCalendar calendar) {
        return calendar.knows(from) && calendar.knows(to);
    }
}
