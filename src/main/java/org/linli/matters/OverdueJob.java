package org.linli.matters;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets time pass, every few seconds, on every node that serves. What one look misses, the next finds. */
@Component
@ConditionalOnProperty("linli.serving")
class OverdueJob {
    private final Clockwork clockwork;
    private final Clock clock;

    OverdueJob(Clockwork clockwork, Clock clock) {
        this.clockwork = clockwork;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void run() {
        clockwork.tick(clock.instant());
    }
}
