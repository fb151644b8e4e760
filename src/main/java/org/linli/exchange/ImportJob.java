package org.linli.exchange;

import org.linli.database.Database;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with imports whose server died, and forgets what nobody needs. */
@Component
@ConditionalOnProperty("linli.serving")
class ImportJob {
    private final Imports imports;
    private final Database database;
    private boolean begun;

    ImportJob(Imports imports, Database database) {
        this.imports = imports;
        this.database = database;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 15_000)
    void resume() {
        imports.resume(!begun && database.runsServer()); // at first: the database died with whoever was at work
        begun = true;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forget() {
        imports.forget();
    }
}
