package org.linli.exchange;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with imports whose server died, and forgets what nobody needs. */
@Component
@ConditionalOnProperty("linli.serving")
class ImportJob {
    private final Imports imports;

    ImportJob(Imports imports) {
        this.imports = imports;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 15_000)
    void resume() {
        imports.resume();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forget() {
        imports.forget();
    }
}
