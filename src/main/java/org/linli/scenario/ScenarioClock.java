package org.linli.scenario;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands where it was put. */
final class ScenarioClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now;

    ScenarioClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    void put(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ScenarioClock(now, other);
    }
}
