package org.linli.scenario;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.linli.kernel.SteadyClock;

/**
 * The time of a scenario while it is played: the house's clock stands on it, and on the way from one event to the next stops
 * at every point at which a deadline calls for something. Closing gives the house its real time back.
 */
final class ScenarioTime implements AutoCloseable {
    /** What runs by itself as time passes. */
    interface Clockwork {
        /** The earliest point at which something is to be done; none where nothing waits. */
        Optional<Instant> next();

        /** Does all that is due by {@code now}; answers how many were moved. */
        int tick(Instant now);
    }

    private static final int STUCK = 10_000; // ticks that do not bring the next point forward

    private final SteadyClock house;
    private final ZoneId zone;
    private final ScenarioClock clock;
    private final Clockwork clockwork;
    private long ticks;

    ScenarioTime(SteadyClock house, ZoneId zone, Instant start, Clockwork clockwork) {
        this.house = house;
        this.zone = zone;
        this.clock = new ScenarioClock(start, zone);
        this.clockwork = clockwork;
        house.follow(clock);
    }

    /** Lets time pass up to {@code to}, everything that falls due until then included. Never goes back. */
    void moveTo(Instant to) {
        var again = 0;
        for (var next = clockwork.next(); next.isPresent() && !next.get().isAfter(to); next = clockwork.next()) {
            var due = next.get();
            if (due.isAfter(clock.instant())) {
                clock.put(due);
                again = 0;
            } else if (++again > STUCK) {
                throw new IllegalStateException("the clock does not get past " + due);
            }
            ticks++;
            clockwork.tick(clock.instant());
        }
        if (to.isAfter(clock.instant())) {
            clock.put(to);
        }
    }

    /** How often the clockwork ran. */
    long ticks() {
        return ticks;
    }

    @Override
    public void close() {
        house.follow(Clock.system(zone));
    }
}
