package org.linli.calls;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets time pass for calls, every few seconds, on every node that serves. */
@Component
@ConditionalOnProperty("linli.serving")
class CallJob {
    private final Calls calls;
    private final Clock clock;

    CallJob(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7_000, fixedDelay = 10_000)
    void run() {
        calls.tick(clock.instant());
    }
}
