package org.linli.labour;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.matters.MatterId;
import org.linli.seal.SubjectEraser;
import org.springframework.stereotype.Component;

/**
 * When a worker has the words of a matter erased, the way to reach them goes with it, and again after a backup brought it back. What
 * arbitration may still ask for stays.
 */
@Component
class LabourErasing implements ActReader, SubjectEraser {
    private final LabourStore store;

    LabourErasing(LabourStore store) {
        this.store = store;
    }

    @Override
    public String cursor() {
        return "labour.erasing";
    }

    @Override
    public void read(List<Recorded> acts) {
        acts.stream()
                .filter(act -> act.kind().equals("matter.erased"))
                .forEach(act -> erase(act.district(), act.subject(), act.at()));
    }

    @Override
    public void erase(District district, UUID subject, Instant at) {
        store.find(district, new MatterId(subject))
                .filter(one -> one.words().contact() != null)
                .ifPresent(one -> store.put(one.unreachable()));
    }
}
