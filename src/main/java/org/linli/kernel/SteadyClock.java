package org.linli.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that never runs backwards: when the machine's clock is set back it stands still until that has caught up, so
 * that no act is recorded before one that it follows. Thread-safe.
 */
public final class SteadyClock extends Clock {
    private volatile Clock source;
    private final AtomicReference<Instant> newest;

    /** Runs by {@code source}, from where that stands. */
    public SteadyClock(Clock source) {
        this(source, new AtomicReference<>(Instant.MIN));
    }

    private SteadyClock(Clock source, AtomicReference<Instant> newest) {
        this.source = source;
        this.newest = newest;
    }

    /** Runs by {@code other} from here on, wherever that stands: a scenario's own time. For commands and tests only. */
    public void follow(Clock other) {
        source = other;
        newest.set(other.instant());
    }

    /** Never tells a time before {@code known} from here on: what the database has recorded already. */
    public void notBefore(Instant known) {
        newest.accumulateAndGet(known, SteadyClock::later);
    }

    /** By how much the source is behind what has been told already; zero when all is well. */
    public java.time.Duration behind() {
        var lag = java.time.Duration.between(source.instant(), newest.get());
        return lag.isNegative() || newest.get().equals(Instant.MIN) ? java.time.Duration.ZERO : lag;
    }

    @Override
    public Instant instant() {
        var now = source.instant().truncatedTo(ChronoUnit.MICROS); // what PostgreSQL keeps
        return newest.accumulateAndGet(now, SteadyClock::later);
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(source.withZone(zone), newest);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
