package org.linli.exchange;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import org.linli.exchange.Run.State;
import org.linli.exchange.Table.Hand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * What rows bring, how it can be undone, which were refused and how far the pass has come are one transaction per batch: a server that
 * dies leaves whole batches and the mark behind the last of them, and whoever goes on begins there. The mark is checked when it is
 * moved, so that of two who are at work on one run only one gets anywhere.
 */
/** Writes the rows of a table. */
@Component
class WritePass {
    private static final Logger log = LoggerFactory.getLogger(WritePass.class);

    private final RunStore runs;
    private final RowStore rows;
    private final TraceStore traces;
    private final Tables tables;
    private final Contents contents;
    private final TransactionTemplate transactions;
    private final Clock clock;

    WritePass(
            RunStore runs,
            RowStore rows,
            TraceStore traces,
            Tables tables,
            Contents contents,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runs = runs;
        this.rows = rows;
        this.traces = traces;
        this.tables = tables;
        this.contents = contents;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Writes the rows of {@code file} that come after those that are written. */
    void write(Run run, Hand hand, Path file, LongConsumer progress) {
        var table = tables.get(run.what());
        var writing = new Writing(run, hand, table, progress);
        try {
            new Batches<>(table.batch(), writing::batch)
                    .read(sink -> contents.read(run, file, row -> {
                        if (row.number() > run.doneRow()) {
                            sink.accept(tables.read(table, row));
                        }
                    }));
            runs.end(run.district(), run.id(), State.WRITING, State.DONE, clock.instant());
        } catch (Halted e) {
            log.info("import {} was stopped or taken over", run.id());
        }
    }

    /** The run was stopped, or somebody else is at work on it. */
    private static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final class Writing {
        private final Run run;
        private final Hand hand;
        private final Table table;
        private final LongConsumer progress;
        private long last;
        private long count;

        Writing(Run run, Hand hand, Table table, LongConsumer progress) {
            this.run = run;
            this.hand = hand;
            this.table = table;
            this.progress = progress;
            this.last = run.doneRow();
        }

        void batch(List<Tables.Read> some) {
            var number = some.getLast().row();
            transactions.executeWithoutResult(status -> one(some, number));
            last = number;
            count += some.size();
            progress.accept(count);
        }

        private void one(List<Tables.Read> some, long number) {
            var district = run.district();
            var decided = Decided.of(table, hand, some, false);
            rows.refuse(district, run.id(), decided.refusals());
            traces.add(district, run.id(), decided.traces());
            var lease = clock.instant().plus(Passes.LEASE);
            if (!runs.advance(district, run.id(), State.WRITING, last, number, some.size(), decided.counts(), lease)) {
                throw new Halted();
            }
        }
    }
}
