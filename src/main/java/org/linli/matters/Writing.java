package org.linli.matters;

import org.linli.kernel.Behalf;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Component;

/** Writes a change in the caller's transaction: the matter over the version that was read, its timeline, its acts. */
@Component
class Writing {
    private final MatterStore store;
    private final EntryStore entries;
    private final Deadlines deadlines;
    private final Ledger ledger;

    Writing(MatterStore store, EntryStore entries, Deadlines deadlines, Ledger ledger) {
        this.store = store;
        this.entries = entries;
        this.deadlines = deadlines;
        this.ledger = ledger;
    }

    /** Written as the system: who may was decided, and the matter may leave the sight of who moved it. */
    void write(Change change) {
        var matter = change.matter();
        Behalf.SYSTEM.run(() -> {
            store.put(matter, deadlines.nextCheck(matter));
            entries.add(matter, change.entries());
        });
        change.acts().forEach(ledger::record);
    }
}
