package org.linli.witness;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the newest head cosigned, at most every second, on every node that serves; one does it at a time. */
@Component
@ConditionalOnProperty("linli.serving")
class CosignJob {
    private final Cosigning cosigning;

    CosignJob(Cosigning cosigning) {
        this.cosigning = cosigning;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void run() {
        cosigning.round();
    }
}
