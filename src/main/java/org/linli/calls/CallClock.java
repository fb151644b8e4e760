package org.linli.calls;

import java.time.Instant;
import java.util.Optional;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The clock of calls: passes the verdict that a date was missed, whether anybody looks or not. Any number of nodes may run it. */
@Component
class CallClock {
    private static final int BATCH = 100;

    private final CallStore store;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    CallClock(CallStore store, Ledger ledger, TransactionTemplate transaction) {
        this.store = store;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    int tick(Instant now) {
        return Behalf.SYSTEM.call(() -> {
            var moved = 0;
            for (var district : ledger.districts()) {
                moved += repeat(district, now);
            }
            return moved;
        });
    }

    private int repeat(District district, Instant now) {
        var total = 0;
        int done;
        do {
            done = Optional.ofNullable(transaction.execute(status -> look(district, now)))
                    .orElse(0);
            total += done;
        } while (done == BATCH);
        return total;
    }

    private int look(District district, Instant now) {
        var due = store.lockDue(district, now, BATCH);
        for (var before : due) {
            var after = before.missed(now);
            store.put(after);
            CallChange.acts(before, after, now, true).forEach(ledger::record);
        }
        return due.size();
    }
}
