package org.linli.exchange;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.exchange.Run.Counts;
import org.linli.exchange.Run.State;
import org.linli.exchange.Table.Hand;
import org.linli.kernel.Problem;
import org.linli.web.Sheets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a table for its preview: decides every row, and writes nothing but what would come of them. */
@Component
class PreviewPass {
    /** Rows of a table whose preview is one transaction. */
    static final long LINKED_MAX = 50_000;

    private static final int PASSED_MAX = 50;

    private final RunStore runs;
    private final RowStore rows;
    private final Tables tables;
    private final Contents contents;
    private final Samples samples;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PreviewPass(
            RunStore runs,
            RowStore rows,
            Tables tables,
            Contents contents,
            Samples samples,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runs = runs;
        this.rows = rows;
        this.tables = tables;
        this.contents = contents;
        this.samples = samples;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Reads {@code file}. */
    void read(Run run, Hand hand, Path file) {
        var lease = clock.instant().plus(Passes.LEASE);
        transactions.executeWithoutResult(status -> {
            rows.forgetRefusals(run.district(), run.id());
            runs.begin(run.district(), run.id(), List.of(State.READING), State.READING, true, clock.instant(), lease);
        });
        var table = tables.get(run.what());
        var reading = new Reading(run, hand, table);
        if (table.isLinked()) {
            transactions.executeWithoutResult(status -> {
                reading.all(file);
                status.setRollbackOnly();
            });
            reading.keep(reading.count, 0);
        } else {
            reading.all(file);
        }
        transactions.executeWithoutResult(status -> {
            runs.describe(reading.described(), reading.count, samples.seal(run.id(), reading.sample));
            runs.end(run.district(), run.id(), State.READING, State.READY, clock.instant());
        });
    }

    private final class Reading implements Sheets.Listener {
        private final Run run;
        private final Hand hand;
        private final Table table;
        private final List<Samples.Change> sample = new ArrayList<>();
        private final List<RowStore.Refusal> waiting = new ArrayList<>();
        private final List<Long> passed = new ArrayList<>();
        private List<String> unknown = List.of();
        private Counts waitingCounts = Counts.NONE;
        private long header;
        private long count;
        private long last;

        Reading(Run run, Hand hand, Table table) {
            this.run = run;
            this.hand = hand;
            this.table = table;
        }

        void all(Path file) {
            new Batches<>(table.batch(), this::batch)
                    .read(sink -> contents.read(run, file, this, row -> sink.accept(tables.read(table, row))));
            if (count == 0) {
                throw Problem.INVALID.because("no rows", Map.of("file", "exchange.wrong.empty"));
            }
        }

        private void batch(List<Tables.Read> some) {
            var decided = Decided.of(table, hand, some, true);
            count += some.size();
            decided.changes().stream().limit(Samples.MAX - (long) sample.size()).forEach(sample::add);
            waiting.addAll(decided.refusals());
            waitingCounts = waitingCounts.plus(decided.counts());
            if (!table.isLinked()) {
                keep(some.size(), some.getLast().row());
            } else if (count > LINKED_MAX) {
                throw Problem.TOO_LARGE.because("more than " + LINKED_MAX + " rows of " + table.what());
            }
        }

        /** Writes down what the rows had to say since the last time; {@code number} is the last of them. */
        void keep(long more, long number) {
            var lease = clock.instant().plus(Passes.LEASE);
            transactions.executeWithoutResult(status -> {
                rows.refuse(run.district(), run.id(), waiting);
                if (!runs.advance(run.district(), run.id(), State.READING, last, number, more, waitingCounts, lease)) {
                    throw new IllegalStateException("two at work on " + run.id());
                }
            });
            last = number;
            waiting.clear();
            waitingCounts = Counts.NONE;
        }

        @Override
        public void header(long number, Set<String> keys, List<String> others) {
            header = number;
            unknown = others.stream().limit(PASSED_MAX).toList();
            var missing = tables.columns(table).stream()
                    .filter(column -> column.required() && !keys.contains(column.key()))
                    .findFirst();
            if (missing.isPresent()) {
                throw Problem.INVALID.because(
                        "no column " + missing.get().key(), Map.of("file", "exchange.missing." + table.what()));
            }
        }

        @Override
        public void passed(long number, String text) {
            if (passed.size() < PASSED_MAX) {
                passed.add(number);
            }
        }

        Run described() {
            return run.described(count, header, unknown, passed);
        }
    }
}
