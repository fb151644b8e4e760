package org.linli.exchange;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.linli.exchange.Run.Counts;
import org.linli.exchange.Run.State;
import org.linli.exchange.Table.Hand;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Undoes what a table brought, the last first. As when it is written, each batch is one transaction with the run's mark, which now
 * goes down: what lies above it is undone or stays for a reason.
 */
@Component
class UndoPass {
    private final RunStore runs;
    private final TraceStore traces;
    private final Tables tables;
    private final TransactionTemplate transactions;
    private final Clock clock;

    UndoPass(RunStore runs, TraceStore traces, Tables tables, PlatformTransactionManager transactions, Clock clock) {
        this.runs = runs;
        this.traces = traces;
        this.tables = tables;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Undoes what {@code run} did and is not undone, unless somebody else is at it. */
    void undo(Run run, Hand hand) {
        var mark = run.doneRow();
        while (mark > 0) {
            var above = mark;
            mark = Objects.requireNonNull(transactions.execute(status -> {
                var below = batch(run, hand, above);
                if (below < 0) {
                    status.setRollbackOnly();
                }
                return below;
            }));
        }
        if (mark == 0) {
            runs.end(run.district(), run.id(), State.UNDOING, State.UNDONE, clock.instant());
        }
    }

    /** Undoes some rows up to {@code mark}; answers the mark below them, 0 at the end, -1 where somebody else moved it. */
    private long batch(Run run, Hand hand, long mark) {
        var table = tables.get(run.what());
        var district = run.district();
        var latest = traces.latest(district, run.id(), mark, table.batch());
        var done = traces.of(district, run.id(), latest.subjects());
        var kept = done.isEmpty() ? Map.<Long, String>of() : table.undo(hand, done);
        traces.undone(district, run.id(), done, kept);
        var counts = new Counts(0, 0, 0, 0, done.size() - kept.size(), kept.size());
        var below = latest.below();
        var lease = clock.instant().plus(Passes.LEASE);
        return runs.advance(district, run.id(), State.UNDOING, mark, below, 0, counts, lease) ? below : -1;
    }
}
