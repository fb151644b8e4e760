package org.linli.kernel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * Which days offices work, by the State Council's yearly notices (holidays and make-up working days are data), and
 * deadlines counted on them. Pure and immutable.
 *
 * <p>A period counted in days begins on the day after (Civil Code art. 201) and ends with business hours on its last
 * day; a last day that is a legal holiday moves to the day after it (art. 203). Working hours are 9:00 to 18:00
 * without a break, which is what elapsed shares (50 %, 80 %) are counted in.
 */
public final class WorkCalendar {
    /** When a working day begins. */
    public static final LocalTime OPEN = LocalTime.of(9, 0);

    /** When a working day, and so a deadline in days, ends. */
    public static final LocalTime CLOSE = LocalTime.of(18, 0);

    private final ZoneId zone;
    private final Map<LocalDate, Boolean> exceptions;
    private final Set<Integer> years;

    /**
     * @param exceptions days that differ from the week's order: true a make-up working day, false a day off
     * @param years the years whose notice is known
     */
    public WorkCalendar(ZoneId zone, Map<LocalDate, Boolean> exceptions, Set<Integer> years) {
        this.zone = zone;
        this.exceptions = Map.copyOf(exceptions);
        this.years = Set.copyOf(years);
    }

    /**
     * A point in time that something is due; {@code provisional} where it was counted across a year whose holidays are
     * not known yet, with weekends only.
     */
    public record Due(Instant at, boolean provisional) {}

    /** The zone that days are counted in. */
    public ZoneId zone() {
        return zone;
    }

    /** The years whose notice is known. */
    public Set<Integer> years() {
        return years;
    }

    /** Whether the notice for the year of {@code day} is known. */
    public boolean knows(LocalDate day) {
        return years.contains(day.getYear());
    }

    /** Whether offices work on {@code day}; in a year without data, Monday to Friday. */
    public boolean worksOn(LocalDate day) {
        var exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** When something that began at {@code from} is due after {@code limit}. */
    public Due due(Instant from, Limit limit) {
        return switch (limit.unit()) {
            case HOURS -> new Due(from.plus(Duration.ofHours(limit.amount())), false);
            case WORKING_DAYS -> {
                var day = from.atZone(zone).toLocalDate();
                var provisional = !knows(day);
                for (var left = limit.amount(); left > 0; ) {
                    day = day.plusDays(1);
                    provisional |= !knows(day);
                    if (worksOn(day)) {
                        left--;
                    }
                }
                yield new Due(day.atTime(CLOSE).atZone(zone).toInstant(), provisional);
            }
        };
    }

    /**
     * The point at which {@code percent} of the time from {@code from} to {@code due} has passed: of all time for a
     * limit in hours, of working time for one in working days.
     */
    public Instant share(Instant from, Instant due, Limit.Unit unit, int percent) {
        if (unit == Limit.Unit.HOURS) {
            return from.plus(Duration.between(from, due).multipliedBy(percent).dividedBy(100));
        }
        return plusWorking(from, working(from, due).multipliedBy(percent).dividedBy(100));
    }

    /** The working time between two points; zero where {@code to} is not after {@code from}. */
    public Duration working(Instant from, Instant to) {
        var total = Duration.ZERO;
        var last = to.atZone(zone).toLocalDate();
        for (var day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (worksOn(day)) {
                var open = later(day.atTime(OPEN).atZone(zone).toInstant(), from);
                var close = earlier(day.atTime(CLOSE).atZone(zone).toInstant(), to);
                if (close.isAfter(open)) {
                    total = total.plus(Duration.between(open, close));
                }
            }
        }
        return total;
    }

    /** The whole working days after the day of {@code from} up to the day of {@code to}. */
    public int workingDays(Instant from, Instant to) {
        var count = 0;
        var last = to.atZone(zone).toLocalDate();
        for (var day = from.atZone(zone).toLocalDate().plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (worksOn(day)) {
                count++;
            }
        }
        return count;
    }

    private Instant plusWorking(Instant from, Duration time) {
        var left = time;
        for (var day = from.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            if (worksOn(day)) {
                var open = later(day.atTime(OPEN).atZone(zone).toInstant(), from);
                var close = day.atTime(CLOSE).atZone(zone).toInstant();
                var here = Duration.between(open, close);
                if (here.compareTo(left) >= 0) {
                    return open.plus(left);
                }
                if (here.isPositive()) {
                    left = left.minus(here);
                }
            }
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
