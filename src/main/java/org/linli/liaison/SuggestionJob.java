package org.linli.liaison;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the clocks of formal suggestions every minute, on every node that serves. */
@Component
@ConditionalOnProperty("linli.serving")
class SuggestionJob {
    private final SuggestionClock suggestions;
    private final Clock clock;

    SuggestionJob(SuggestionClock suggestions, Clock clock) {
        this.suggestions = suggestions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 60_000)
    void run() {
        suggestions.tick(clock.instant());
    }
}
