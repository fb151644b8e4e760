package org.linli.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.linli.access.Staff;
import org.linli.exchange.Run.Counts;
import org.linli.exchange.Run.State;
import org.linli.kernel.Behalf;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables that come in: received, previewed, confirmed once, written, undone. A run belongs to who brought it. */
@Service
class Imports {
    /** How long an import waits for its confirmation, and what it keeps after its end stays for bad rows to be fetched. */
    static final Duration KEPT = Duration.ofDays(7);

    /** Bytes of a file that comes through a page. */
    static final long FILE_MAX = 72L << 20;

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int NAME_MAX = 120;

    private final RunStore runs;
    private final RowStore rows;
    private final Passes passes;
    private final PreviewPass previews;
    private final WritePass writes;
    private final Tables tables;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Set<UUID> here = ConcurrentHashMap.newKeySet();

    Imports(
            RunStore runs,
            RowStore rows,
            Passes passes,
            PreviewPass previews,
            WritePass writes,
            Tables tables,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runs = runs;
        this.rows = rows;
        this.passes = passes;
        this.previews = previews;
        this.writes = writes;
        this.tables = tables;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Takes in a file and begins to read it. Fails as {@link Problem#MEDIA} for another kind of file, {@link Problem#TOO_LARGE}. */
    UUID receive(Staff staff, Table table, String fileName, InputStream content) {
        tables.bringing(staff, table);
        demandKind(fileName);
        var run = run(staff, table, fileName, State.READING, true);
        transactions.executeWithoutResult(status -> {
            runs.add(run, clock.instant().plus(Passes.LEASE));
            try {
                rows.keep(run.district(), run.id(), content, FILE_MAX);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        start(run);
        return run.id();
    }

    private static void demandKind(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xlsx") && !name.endsWith(".csv") && !name.endsWith(".csv.gz") && !name.endsWith(".txt")) {
            throw Problem.MEDIA.because(
                    "a .csv or .xlsx file is expected", java.util.Map.of("file", "exchange.wrong.media"));
        }
    }

    private Run run(Staff staff, Table table, String fileName, State state, boolean stored) {
        var name = fileName.length() > NAME_MAX ? fileName.substring(fileName.length() - NAME_MAX) : fileName;
        return new Run(
                staff.district(),
                Ids.next(clock),
                table.what(),
                name,
                staff.person(),
                clock.instant(),
                state,
                stored,
                0,
                0,
                0,
                Counts.NONE,
                0,
                List.of(),
                List.of(),
                null,
                clock.instant(),
                null);
    }

    /** Takes in a file of this machine in one go; what cannot be taken is refused row by row. */
    Run take(Staff staff, Table table, Path file, LongConsumer progress) {
        var hand = tables.bringing(staff, table);
        var run = run(staff, table, String.valueOf(file.getFileName()), State.WRITING, false);
        runs.add(run, clock.instant().plus(Passes.LEASE));
        here.add(run.id());
        try {
            writes.write(run, hand, file, progress);
        } finally {
            here.remove(run.id());
        }
        return get(staff, run.id());
    }

    /** Says what a file of this machine would do. */
    Run preview(Staff staff, Table table, Path file) {
        var hand = tables.bringing(staff, table);
        var run = run(staff, table, String.valueOf(file.getFileName()), State.READING, false);
        runs.add(run, clock.instant().plus(Passes.LEASE));
        here.add(run.id());
        try {
            previews.read(run, hand, file);
            runs.end(run.district(), run.id(), State.READY, State.DROPPED, clock.instant());
        } finally {
            here.remove(run.id());
        }
        return get(staff, run.id());
    }

    /** The run. Fails as {@link Problem#NOT_FOUND} where it is not, or somebody else's. */
    Run get(Staff staff, UUID id) {
        return runs.find(staff.district(), id)
                .filter(run -> run.person().equals(staff.person()))
                .orElseThrow(() -> Problem.NOT_FOUND.because("import " + id));
    }

    List<Run> list(Staff staff, int limit) {
        return runs.list(staff.district(), staff.person(), limit);
    }

    /** Writes what was previewed. Fails as {@link Problem#FORM_USED} the second time. */
    void confirm(Staff staff, UUID id) {
        var run = get(staff, id);
        tables.bringing(staff, tables.get(run.what()));
        var begun = Boolean.TRUE.equals(transactions.execute(status -> {
            rows.forgetRefusals(run.district(), id);
            return begin(run, List.of(State.READY), State.WRITING, true);
        }));
        if (!begun) {
            throw Problem.FORM_USED.because("confirmed already, or not ready: " + id);
        }
        start(get(staff, id));
    }

    /** Goes on with what was stopped. */
    void goOn(Staff staff, UUID id) {
        var run = get(staff, id);
        if (!run.stored() || !begin(run, List.of(State.HALTED), State.WRITING, false)) {
            throw Problem.STATE.because("cannot go on: " + id);
        }
        start(get(staff, id));
    }

    /** Stops writing after the rows that are being written. */
    void stop(Staff staff, UUID id) {
        var run = get(staff, id);
        if (!runs.end(run.district(), id, State.WRITING, State.HALTED, clock.instant())) {
            throw Problem.STATE.because("nothing is written: " + id);
        }
    }

    /** Lets go of what was not confirmed. */
    void drop(Staff staff, UUID id) {
        var run = get(staff, id);
        if (!runs.end(run.district(), id, State.READY, State.DROPPED, clock.instant())) {
            throw Problem.STATE.because("not waiting: " + id);
        }
    }

    /** Undoes what was written; what others built on stays. */
    void undo(Staff staff, UUID id) {
        var run = get(staff, id);
        tables.bringing(staff, tables.get(run.what()));
        if (!begin(run, List.of(State.DONE, State.HALTED), State.UNDOING, false)) {
            throw Problem.STATE.because("nothing to undo: " + id);
        }
        start(get(staff, id));
    }

    private boolean begin(Run run, List<State> from, State to, boolean anew) {
        return runs.begin(
                run.district(),
                run.id(),
                from,
                to,
                anew,
                clock.instant(),
                clock.instant().plus(Passes.LEASE));
    }

    /** Starts work on {@code run} and waits a moment: small tables are done before the page is shown. */
    private void start(Run run) {
        var worker = Thread.ofVirtual().name("import-" + run.id()).start(() -> Behalf.SYSTEM.run(() -> work(run)));
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Run run) {
        if (!here.add(run.id())) {
            return;
        }
        try {
            passes.go(run);
        } catch (RuntimeException e) {
            log.error("import {} stays where it is and is tried again", run.id(), e);
        } finally {
            here.remove(run.id());
        }
    }

    /**
     * Goes on with runs on which nobody is at work: their server died, or the database was away.
     *
     * @param alone whether nobody but this server can be at work, whatever the leases say
     */
    void resume(boolean alone) {
        var now = clock.instant();
        var ended = alone ? now.plus(Passes.LEASE) : now;
        for (var run : runs.left(ended)) {
            if (here.contains(run.id()) || !runs.lease(run.district(), run.id(), ended, now.plus(Passes.LEASE))) {
                continue;
            }
            if (run.stored() || run.state() == State.UNDOING) {
                work(run);
            } else {
                runs.end(run.district(), run.id(), run.state(), State.HALTED, now); // a command's file is not here
            }
        }
    }

    /** Forgets the content of what ended long ago, and drops what nobody confirmed. */
    void forget() {
        var day = clock.instant().minus(KEPT);
        for (var district : runs.withOld(day)) {
            transactions.executeWithoutResult(status -> runs.forget(district, day, clock.instant()));
        }
    }
}
