package org.linli.matters;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.ledger.Ledger;
import org.linli.seal.SubjectEraser;
import org.springframework.stereotype.Component;

/** Erases a matter's words again that a backup brought back; says so on its timeline, unless that stands there. */
@Component
class MatterEraser implements SubjectEraser {
    private static final String ERASED = "matter.erased";

    private final MatterStore store;
    private final MatterErasureStore erasures;
    private final ReporterSteps steps;
    private final Writing writing;
    private final Ledger ledger;

    MatterEraser(MatterStore store, MatterErasureStore erasures, ReporterSteps steps, Writing writing, Ledger ledger) {
        this.store = store;
        this.erasures = erasures;
        this.steps = steps;
        this.writing = writing;
        this.ledger = ledger;
    }

    @Override
    public void erase(District district, UUID subject, Instant at) {
        store.lock(district, new MatterId(subject)).ifPresent(matter -> {
            if (ledger.about(district, subject).stream()
                    .noneMatch(act -> act.kind().equals(ERASED))) {
                var change = new Change(matter, Actor.REPORTER, at);
                steps.erase(change);
                writing.write(change);
            }
            erasures.erase(district, matter.id());
        });
    }
}
