package org.linli.scenario;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.linli.kernel.SteadyClock;

/**
 * The time of a scenario while it is played: the house's clock stands on it, and on the way from one event to the next stops
 * wherever a deadline calls for something, as a job would that looks every few minutes. Closing gives the house its real
 * time back.
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
    private final Duration every;
    private long ticks;

    /**
     * @param every the clockwork looks at multiples of this only, so that what falls due in between waits for the next look
     */
    ScenarioTime(SteadyClock house, ZoneId zone, Instant start, Clockwork clockwork, Duration every) {
        this.house = house;
        this.every = every;
        this.zone = zone;
        this.clock = new ScenarioClock(start, zone);
        this.clockwork = clockwork;
        house.follow(clock);
    }

    /** Lets time pass up to {@code to}, everything that falls due until then included. Never goes back. */
    void moveTo(Instant to) {
        var again = 0;
        for (var look = look(); look.isPresent() && !look.get().isAfter(to); look = look()) {
            if (look.get().isAfter(clock.instant())) {
                clock.put(look.get());
                again = 0;
            } else if (++again > STUCK) {
                throw new IllegalStateException("the clock does not get past " + look.get());
            }
            ticks++;
            clockwork.tick(clock.instant());
        }
        if (to.isAfter(clock.instant())) {
            clock.put(to);
        }
    }

    private Optional<Instant> look() {
        var seconds = every.toSeconds();
        return clockwork
                .next()
                .map(due -> Instant.ofEpochSecond(
                        Math.ceilDiv(due.getEpochSecond() + (due.getNano() > 0 ? 1 : 0), seconds) * seconds));
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
