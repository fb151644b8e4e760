package org.linli.coverage;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts where something changes by itself: a term that begins or runs out, a place that closes. */
@Component
@ConditionalOnProperty("linli.serving")
class CoverageJob {
    private static final int AT_A_TIME = 500;

    private final CoverageStore store;
    private final Recount recount;
    private final Clock clock;

    CoverageJob(CoverageStore store, Recount recount, Clock clock) {
        this.store = store;
        this.recount = recount;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 45_000, fixedDelay = 600_000)
    void run() {
        store.due(LocalDate.now(clock), AT_A_TIME).forEach(recount::count);
    }
}
