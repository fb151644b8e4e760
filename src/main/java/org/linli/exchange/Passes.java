package org.linli.exchange;

import java.time.Clock;
import java.time.Duration;
import org.linli.exchange.Run.State;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.signin.Doors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the pass that a run is in: reading for the preview, writing, undoing. */
@Component
class Passes {
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Passes.class);

    private final RunStore runs;
    private final Tables tables;
    private final Contents contents;
    private final PreviewPass previews;
    private final WritePass writes;
    private final UndoPass undos;
    private final Doors doors;
    private final Clock clock;

    Passes(
            RunStore runs,
            Tables tables,
            Contents contents,
            PreviewPass previews,
            WritePass writes,
            UndoPass undos,
            Doors doors,
            Clock clock) {
        this.runs = runs;
        this.tables = tables;
        this.contents = contents;
        this.previews = previews;
        this.writes = writes;
        this.undos = undos;
        this.doors = doors;
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
                case READING -> contents.with(run, file -> previews.read(run, hand, file));
                case WRITING -> contents.with(run, file -> writes.write(run, hand, file, rows -> {}));
                case UNDOING -> undos.undo(run, hand);
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
}
