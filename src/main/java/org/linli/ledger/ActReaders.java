package org.linli.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.SteadyClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the readers: a thread each, woken by commits of this process and every 200 ms for those of others. */
@Component
class ActReaders implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ActReaders.class);
    private static final int PAUSE_MILLIS = 200;

    private final ObjectProvider<ActReader> readers;
    private final ActStore acts;
    private final CursorStore cursors;
    private final TransactionTemplate transaction;
    private final SteadyClock clock;
    private final boolean serving;
    private final JustRead justRead = new JustRead();
    private final List<Runner> runners = new ArrayList<>();
    private volatile boolean running;

    ActReaders(
            ObjectProvider<ActReader> readers,
            ActStore acts,
            CursorStore cursors,
            TransactionTemplate transaction,
            SteadyClock clock,
            @Value("${linli.serving:false}") boolean serving) {
        this.readers = readers;
        this.acts = acts;
        this.cursors = cursors;
        this.transaction = transaction;
        this.clock = clock;
        this.serving = serving;
    }

    /** Readers follow by themselves where pages are served; commands and tests drain them when they want. */
    @Override
    public void start() {
        var newest = acts.newest();
        if (newest != null) {
            clock.notBefore(newest);
        }
        running = true;
        if (serving) {
            readers.forEach(reader -> runners.add(new Runner(reader)));
        }
    }

    void wake() {
        runners.forEach(runner -> runner.signal.release());
    }

    void drain() {
        boolean more;
        do {
            more = false;
            for (var reader : readers) {
                for (var district : cursors.waiting(reader.cursor(), clock.instant())) {
                    more |= step(reader, district);
                }
            }
        } while (more);
    }

    /** Reads one batch of one district; false where there was nothing to do here. */
    private boolean step(ActReader reader, District district) {
        var done = Behalf.SYSTEM.call(() -> transaction.execute(status -> {
            var place = cursors.lock(district, reader.cursor(), clock.instant());
            var some = place.map(seq -> after(district, seq, reader.batch())).orElse(List.of());
            if (some.isEmpty()) {
                return false;
            }
            reader.read(some);
            cursors.advance(district, reader.cursor(), some.getLast().seq(), clock.instant());
            return true;
        }));
        return Boolean.TRUE.equals(done);
    }

    private List<Recorded> after(District district, long seq, int limit) {
        return justRead.after(district, seq, limit, () -> acts.after(district, seq, limit));
    }

    @Override
    public void stop() {
        running = false;
        wake();
        runners.forEach(Runner::join);
        runners.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class Runner {
        private final ActReader reader;
        private final Semaphore signal = new Semaphore(0);
        private final Thread thread;

        Runner(ActReader reader) {
            this.reader = reader;
            this.thread = Thread.ofVirtual().name("reader-" + reader.cursor()).start(this::run);
        }

        private void run() {
            while (running) {
                try {
                    pass();
                    TimeUnit.MILLISECONDS.sleep(reader.gatherMillis());
                    if (signal.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                        signal.drainPermits();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (RuntimeException e) { // the edge: the database is away; it is tried again
                    log.warn("reader {} waits: {}", reader.cursor(), e.toString());
                    pause();
                }
            }
        }

        private void pass() {
            for (var district : cursors.waiting(reader.cursor(), clock.instant())) {
                try {
                    while (running && step(reader, district)) {
                        // on to the next batch
                    }
                } catch (RuntimeException e) { // the edge: the cursor stays, the operator sees why
                    log.warn("reader {} stays where it is in {}", reader.cursor(), district, e);
                    cursors.fail(district, reader.cursor(), e.toString(), clock.instant());
                }
            }
        }

        private void pause() {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void join() {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
