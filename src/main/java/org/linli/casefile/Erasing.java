package org.linli.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.matters.MatterId;
import org.linli.seal.SubjectEraser;
import org.springframework.stereotype.Component;

/** Erases what is in a file when who raised the matter has their words erased, and again when a backup brought it back. */
@Component
class Erasing implements ActReader, SubjectEraser {
    static final String ERASED = "matter.erased";

    private final CaseFileStore store;

    Erasing(CaseFileStore store) {
        this.store = store;
    }

    @Override
    public String cursor() {
        return "casefile.erasing";
    }

    @Override
    public void read(List<Recorded> acts) {
        acts.stream()
                .filter(act -> act.kind().equals(ERASED))
                .forEach(act -> erase(act.district(), act.subject(), act.at()));
    }

    @Override
    public void erase(District district, UUID subject, Instant at) {
        store.erase(district, new MatterId(subject), at);
    }
}
