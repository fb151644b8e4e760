package org.linli.patrol;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says aloud what nobody looked at in time. */
@Component
@ConditionalOnProperty("linli.serving")
class PatrolJob {
    private final PatrolClock patrols;
    private final Clock clock;

    PatrolJob(PatrolClock patrols, Clock clock) {
        this.patrols = patrols;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 40_000, fixedDelay = 300_000)
    void run() {
        patrols.tick(LocalDate.now(clock));
    }
}
