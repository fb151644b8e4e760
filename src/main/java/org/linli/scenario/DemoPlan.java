package org.linli.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When everything of the demo happened, seen from the moment at which it is loaded. The same moment gives the same plan, so
 * that a loading which was cut off goes on where it was.
 */
final class DemoPlan {
    private static final Duration NEWEST = Duration.ofMinutes(40); // how long ago today's first matter was raised
    private static final LocalTime FIRST = LocalTime.of(8, 25); // residents write through the day
    private static final int SPREAD_MINUTES = 8 * 60;
    private static final int STRIDE_MINUTES = 97; // prime to the spread: no two matters of a day at one time
    private static final LocalTime DESK_OPENS = LocalTime.of(8, 40);
    private static final LocalTime DESK_CLOSES = LocalTime.of(21, 0);

    /**
     * One event.
     *
     * @param story which matter, from 0
     * @param part 0: it was raised; n: its n-th step
     */
    record Event(Instant at, int story, int part) {}

    private DemoPlan() {}

    /** All events until {@code now} in the order of time. What would lie in the future has not happened. */
    static List<Event> of(List<DemoWorld.Story> stories, Instant now, ZoneId zone) {
        var events = new ArrayList<Event>();
        for (var number = 0; number < stories.size(); number++) {
            var story = stories.get(number);
            var at = raised(number, story.daysAgo(), now, zone);
            events.add(new Event(at, number, 0));
            for (var part = 1; part <= story.steps().size(); part++) {
                var beat = story.steps().get(part - 1);
                at = at.plus(duration(beat.after()));
                if (beat.rate() == null) {
                    at = atTheDesk(at, zone);
                }
                if (at.isAfter(now)) {
                    break;
                }
                events.add(new Event(at, number, part));
            }
        }
        events.sort(
                Comparator.comparing(Event::at).thenComparingInt(Event::story).thenComparingInt(Event::part));
        return List.copyOf(events);
    }

    private static Instant raised(int number, int daysAgo, Instant now, ZoneId zone) {
        var minutes = Math.floorMod(number * STRIDE_MINUTES, SPREAD_MINUTES);
        var newest = now.minus(NEWEST).minusSeconds(61L * minutes / 4);
        if (daysAgo == 0) {
            return newest;
        }
        var day = now.atZone(zone).toLocalDate().minusDays(daysAgo);
        var at = day.atTime(FIRST)
                .plusMinutes(minutes)
                .plusSeconds(number % 59)
                .atZone(zone)
                .toInstant();
        return at.isBefore(newest) ? at : newest;
    }

    /** {@code at}, or where nobody works at night the next morning. */
    private static Instant atTheDesk(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        if (local.toLocalTime().isBefore(DESK_OPENS)) {
            return local.with(DESK_OPENS).plusMinutes(local.getMinute() % 20).toInstant();
        }
        if (local.toLocalTime().isAfter(DESK_CLOSES)) {
            return local.plusDays(1)
                    .with(DESK_OPENS)
                    .plusMinutes(local.getMinute() % 20)
                    .toInstant();
        }
        return at;
    }

    /** {@code 40m}, {@code 4h} or {@code 2d}. */
    static Duration duration(String text) {
        var amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException("a time such as 40m, 4h or 2d, not " + text);
        };
    }
}
