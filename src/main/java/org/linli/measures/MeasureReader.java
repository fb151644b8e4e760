package org.linli.measures;

import java.util.List;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.springframework.stereotype.Component;

/** Counts acts into measures, each once: what was counted before is passed over. */
@Component
class MeasureReader implements ActReader {
    private final MeasureStore store;
    private final Definitions definitions;

    MeasureReader(MeasureStore store, Definitions definitions) {
        this.store = store;
        this.definitions = definitions;
    }

    @Override
    public String cursor() {
        return "measures";
    }

    @Override
    public int batch() {
        return 5_000;
    }

    @Override
    public void read(List<Recorded> acts) {
        var district = acts.getFirst().district();
        var counted = store.lockCounted(district);
        var additions = acts.stream()
                .filter(act -> act.seq() > counted)
                .flatMap(act -> definitions.of(act).stream())
                .toList();
        if (!additions.isEmpty()) {
            store.add(district, additions);
        }
        store.counted(district, Math.max(counted, acts.getLast().seq()));
    }
}
