package org.linli.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.linli.exchange.Run.Counts;
import org.linli.exchange.Run.State;
import org.linli.exchange.Table.Hand;
import org.linli.exchange.Table.Outcome;
import org.linli.exchange.Table.Trace;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.signin.Doors;
import org.linli.web.Sheets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * A pass reads the table once, some rows at a time. In the preview nothing is written but what would come of the rows. When rows are
 * written, what they bring, how they can be undone, which were refused and how far the pass has come are one transaction per batch: a
 * server that dies leaves whole batches and the mark behind the last of them, and whoever goes on begins there. The mark is
 * checked when it is moved, so that of two who are at work on one run only one gets anywhere.
 */
/** Runs the passes of a run: reading for the preview, writing, undoing. */
@Component
class Passes {
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Passes.class);
    private static final int UNDO = 200;
    private static final int PASSED_MAX = 50;

    private final RunStore runs;
    private final RowStore rows;
    private final Tables tables;
    private final Columns columns;
    private final Samples samples;
    private final Doors doors;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Passes(
            RunStore runs,
            RowStore rows,
            Tables tables,
            Columns columns,
            Samples samples,
            Doors doors,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runs = runs;
        this.rows = rows;
        this.tables = tables;
        this.columns = columns;
        this.samples = samples;
        this.doors = doors;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Takes {@code run} as far as it goes by itself. Its maker's posts are asked anew; without one it fails. */
    void go(Run run) {
        try {
            var hand = tables.bringing(
                    doors.staff(run.district(), run.person())
                            .orElseThrow(() -> Problem.FORBIDDEN.because("no account")),
                    tables.get(run.what()));
            switch (run.state()) {
                case READING -> fromPieces(run, file -> read(run, hand, file));
                case WRITING -> fromPieces(run, file -> write(run, hand, file, rows -> {}));
                case UNDOING -> undo(run, hand);
                case READY, HALTED, DONE, UNDONE, DROPPED, FAILED -> {}
            }
        } catch (ProblemException e) {
            log.warn("import {} of {}: {}", run.id(), run.what(), e.detail());
            fail(run, e);
        }
    }

    private void fail(Run run, ProblemException failure) {
        var key = failure.fields()
                .getOrDefault("file", "problem." + failure.problem().name());
        if (run.state() == State.READING) {
            runs.fail(run.district(), run.id(), key, clock.instant());
        } else {
            runs.end(run.district(), run.id(), run.state(), State.HALTED, clock.instant());
        }
    }

    /** Runs {@code pass} on the content that is kept, which stands in a file meanwhile. */
    private void fromPieces(Run run, java.util.function.Consumer<Path> pass) {
        try {
            var file = Files.createTempFile("linli-table", ".tmp");
            try {
                rows.restore(run.district(), run.id(), file);
                pass.accept(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code file} for the preview. */
    void read(Run run, Hand hand, Path file) {
        transactions.executeWithoutResult(status -> {
            rows.forgetRefusals(run.district(), run.id());
            runs.begin(run.district(), run.id(), List.of(State.READING), State.READING, true, clock.instant(), lease());
        });
        var table = tables.get(run.what());
        var pass = new Preview(run, hand, table);
        if (table.isLinked()) {
            transactions.executeWithoutResult(status -> {
                pass.all(file);
                status.setRollbackOnly();
            });
            pass.keep();
        } else {
            pass.all(file);
        }
        transactions.executeWithoutResult(status -> {
            runs.describe(pass.described(), pass.count, samples.seal(run.id(), pass.sample));
            runs.end(run.district(), run.id(), State.READING, State.READY, clock.instant());
        });
    }

    /** Writes the rows of {@code file} that come after those that are written. */
    void write(Run run, Hand hand, Path file, LongConsumer progress) {
        var table = tables.get(run.what());
        var pass = new Writing(run, hand, table, progress);
        try {
            new Batches(table.batch(), pass::batch)
                    .read(sink -> sheet(
                            run,
                            table,
                            file,
                            new Sheets.Listener() {
                                @Override
                                public void header(long number, java.util.Set<String> keys, List<String> unknown) {}

                                @Override
                                public void passed(long number, String text) {}
                            },
                            row -> {
                                if (row.number() > run.doneRow()) {
                                    sink.accept(row);
                                }
                            }));
            runs.end(run.district(), run.id(), State.WRITING, State.DONE, clock.instant());
        } catch (Halted e) {
            log.info("import {} was stopped or taken over", run.id());
        }
    }

    private void sheet(
            Run run, Table table, Path file, Sheets.Listener listener, java.util.function.Consumer<Sheets.Row> taker) {
        var limits = run.stored() ? Sheets.Limits.UPLOAD : Sheets.Limits.COMMAND;
        Sheets.read(file, run.file(), limits, columns.headings(table.what()), listener, taker);
    }

    private Instant lease() {
        return clock.instant().plus(LEASE);
    }

    /** Undoes what the run did, the latest first. */
    void undo(Run run, Hand hand) {
        var table = tables.get(run.what());
        var district = run.district();
        for (var more = true; more; ) {
            more = Boolean.TRUE.equals(transactions.execute(status -> {
                var traces = rows.latest(district, run.id(), UNDO);
                if (traces.isEmpty()) {
                    return false;
                }
                var kept = table.undo(hand, traces);
                rows.undone(district, run.id(), traces, kept);
                var counts = new Counts(0, 0, 0, 0, traces.size() - kept.size(), kept.size());
                if (!runs.advance(
                        district, run.id(), State.UNDOING, run.doneRow(), run.doneRow(), 0, counts, lease())) {
                    status.setRollbackOnly();
                    return false;
                }
                return true;
            }));
        }
        runs.end(district, run.id(), State.UNDOING, State.UNDONE, clock.instant());
    }

    /** The run was stopped, or somebody else is at work on it. */
    private static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Rows decided and what came of them, told to a run batch by batch. */
    private record Decided(
            List<RowStore.Refusal> refusals, List<Trace> traces, List<Samples.Change> changes, Counts counts) {}

    private Decided decide(Table table, Hand hand, List<Sheets.Row> some, boolean dry) {
        var refusals = new ArrayList<RowStore.Refusal>();
        var lines = new ArrayList<Table.Line>(some.size());
        for (var row : some) {
            switch (tables.read(table, row)) {
                case Tables.Read.Good(var line) -> lines.add(line);
                case Tables.Read.Bad(var number, var wrong) -> refusals.add(new RowStore.Refusal(number, wrong));
            }
        }
        var taken = lines.isEmpty() ? new Table.Taken(List.of(), List.of()) : table.take(hand, lines, dry);
        var changes = new ArrayList<Samples.Change>();
        var unchanged = 0L;
        var added = 0L;
        for (var i = 0; i < lines.size(); i++) {
            var number = lines.get(i).row();
            switch (taken.outcomes().get(i)) {
                case Outcome.Added(var subject) -> {
                    added++;
                    changes.add(new Samples.Change(number, subject, List.of()));
                }
                case Outcome.Changed(var subject, var written) ->
                    changes.add(new Samples.Change(
                            number, subject, written.stream().sorted().toList()));
                case Outcome.Unchanged() -> unchanged++;
                case Outcome.Refused(var wrong) -> refusals.add(new RowStore.Refusal(number, wrong));
            }
        }
        var counts = new Counts(added, changes.size() - added, unchanged, refusals.size(), 0, 0);
        return new Decided(refusals, taken.traces(), changes, counts);
    }

    /** One pass for the preview. */
    private final class Preview implements Sheets.Listener {
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

        Preview(Run run, Hand hand, Table table) {
            this.run = run;
            this.hand = hand;
            this.table = table;
        }

        void all(Path file) {
            new Batches(table.batch(), this::batch).read(sink -> sheet(run, table, file, this, sink));
            if (count == 0) {
                throw Problem.INVALID.because("no rows", java.util.Map.of("file", "exchange.wrong.empty"));
            }
        }

        private void batch(List<Sheets.Row> some) {
            var decided = decide(table, hand, some, true);
            count += some.size();
            decided.changes().stream().limit(Samples.MAX - (long) sample.size()).forEach(sample::add);
            waiting.addAll(decided.refusals());
            waitingCounts = waitingCounts.plus(decided.counts());
            if (!table.isLinked()) {
                keep(some.size(), some.getLast().number());
            } else if (count > LINKED_MAX) {
                throw Problem.TOO_LARGE.because("more than " + LINKED_MAX + " rows of " + table.what());
            }
        }

        /** Writes down what a linked table's transaction, which was rolled back, had to say. */
        void keep() {
            keep(count, 0);
        }

        private void keep(long more, long number) {
            transactions.executeWithoutResult(status -> {
                rows.refuse(run.district(), run.id(), waiting);
                if (!runs.advance(
                        run.district(), run.id(), State.READING, last, number, more, waitingCounts, lease())) {
                    throw new IllegalStateException("two at work on " + run.id());
                }
            });
            last = number;
            waiting.clear();
            waitingCounts = Counts.NONE;
        }

        @Override
        public void header(long number, java.util.Set<String> keys, List<String> others) {
            header = number;
            unknown = others.stream().limit(PASSED_MAX).toList();
            var missing = tables.columns(table).stream()
                    .filter(column -> column.required() && !keys.contains(column.key()))
                    .findFirst();
            if (missing.isPresent()) {
                throw Problem.INVALID.because(
                        "no column " + missing.get().key(),
                        java.util.Map.of("file", "exchange.missing." + table.what()));
            }
        }

        @Override
        public void passed(long number, String text) {
            if (passed.size() < PASSED_MAX) {
                passed.add(number);
            }
        }

        Run described() {
            return new Run(
                    run.district(),
                    run.id(),
                    run.what(),
                    run.file(),
                    run.person(),
                    run.at(),
                    run.state(),
                    run.stored(),
                    count,
                    count,
                    0,
                    run.counts(),
                    header,
                    unknown,
                    passed,
                    null,
                    run.beganAt(),
                    run.endedAt());
        }
    }

    /** Rows of a table whose preview is one transaction. */
    static final long LINKED_MAX = 50_000;

    /** One pass that writes. */
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

        void batch(List<Sheets.Row> some) {
            var number = some.getLast().number();
            transactions.executeWithoutResult(status -> {
                var decided = decide(table, hand, some, false);
                rows.refuse(run.district(), run.id(), decided.refusals());
                rows.trace(run.district(), run.id(), decided.traces());
                if (!runs.advance(
                        run.district(),
                        run.id(),
                        State.WRITING,
                        last,
                        number,
                        some.size(),
                        decided.counts(),
                        lease())) {
                    throw new Halted();
                }
            });
            last = number;
            count += some.size();
            progress.accept(count);
        }
    }

    Optional<Run> find(District district, java.util.UUID id) {
        return runs.find(district, id);
    }
}
