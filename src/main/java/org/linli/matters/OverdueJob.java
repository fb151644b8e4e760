package org.linli.matters;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets time pass, every few seconds, on every node that serves. */
@Component
@ConditionalOnProperty("linli.serving")
class OverdueJob {
    private static final Logger log = LoggerFactory.getLogger(OverdueJob.class);

    private final Clockwork clockwork;
    private final Clock clock;

    OverdueJob(Clockwork clockwork, Clock clock) {
        this.clockwork = clockwork;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void run() {
        try {
            clockwork.tick(clock.instant());
        } catch (DataAccessException | TransactionException e) { // the edge: the next look finds what this one missed
            log.warn("the clock could not look: {}", e.toString());
        }
    }
}
