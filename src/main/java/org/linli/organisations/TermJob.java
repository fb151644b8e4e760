package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records the end of terms that run out: they give nothing from their last day on, whether it has run or not. Carries over what
 * stood at places whose closing was told ahead.
 */
@Component
@ConditionalOnProperty("linli.serving")
class TermJob {
    private static final int AT_A_TIME = 200;

    private final PostStore store;
    private final Posts posts;
    private final ClosingStore closings;
    private final Closing closing;
    private final Clock clock;

    TermJob(PostStore store, Posts posts, ClosingStore closings, Closing closing, Clock clock) {
        this.store = store;
        this.posts = posts;
        this.closings = closings;
        this.closing = closing;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 600_000)
    void run() {
        for (var district : store.withRunOut(LocalDate.now(clock))) {
            while (posts.endRunOut(district, AT_A_TIME) == AT_A_TIME) {
                // on to the next
            }
        }
        closings.withDue(LocalDate.now(clock)).forEach(closing::carry);
    }
}
