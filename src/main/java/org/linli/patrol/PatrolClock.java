package org.linli.patrol;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets days pass for tasks: what was due before today and nobody looked at was missed. */
@Component
class PatrolClock {
    private static final int BATCH = 200;

    private final TaskStore store;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PatrolClock(TaskStore store, Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Says so in all districts; answers how many. */
    int tick(LocalDate today) {
        return Behalf.SYSTEM.call(() -> ledger.districts().stream()
                .mapToInt(district -> all(district, today))
                .sum());
    }

    private int all(District district, LocalDate today) {
        var total = 0;
        int done;
        do {
            done = Optional.ofNullable(transaction.execute(status -> miss(district, today)))
                    .orElse(0);
            total += done;
        } while (done == BATCH);
        return total;
    }

    private int miss(District district, LocalDate today) {
        var missed = store.miss(district, today, BATCH);
        missed.forEach(task -> ledger.record(
                new PatrolAct.Missed(Patrols.about(task.id(), task.place(), task.unit(), clock.instant()))));
        return missed.size();
    }
}
