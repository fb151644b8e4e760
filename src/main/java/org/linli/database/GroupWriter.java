package org.linli.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.linli.kernel.Behalf;
import org.linli.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * Group commit for a hot use case. Callers decide purely, hand over what they want written and wait; one thread takes
 * everything that waits, writes it in one transaction with a few multi-row statements, and answers each caller only
 * after the commit. Under load the cost of a commit and of a round trip is shared by the whole group; alone, a caller
 * waits for nobody. If the group fails, each of its members is tried alone, so that a bad one is refused alone.
 */
/** Writes for many callers in one transaction. Thread-safe; {@code W} is what is written, {@code R} what came of it. */
public final class GroupWriter<W, R> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);
    private static final int WAITING_MAX = 4_096;

    /** Somebody's work and the answer they wait for; {@code taken} by the writer or withdrawn by who waited too long. */
    private record Wish<W, R>(W work, CompletableFuture<R> answer, AtomicBoolean taken) {
        /** Whether it was this call that decided. */
        boolean take() {
            return taken.compareAndSet(false, true);
        }
    }

    private final TransactionTemplate transaction;
    private final Function<List<W>, List<R>> write;
    private final Duration patience;
    private final int groupMax;
    private final BlockingQueue<Wish<W, R>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param write writes a group inside the open transaction and answers in the same order and number
     * @param groupMax at most this many share a transaction
     * @param patience how long a caller waits for the database
     */
    public GroupWriter(
            String name,
            TransactionTemplate transaction,
            int groupMax,
            Duration patience,
            Function<List<W>, List<R>> write) {
        this.transaction = transaction;
        this.patience = patience;
        this.write = write;
        this.groupMax = groupMax;
        this.thread = Thread.ofPlatform().name("group-" + name).daemon().start(() -> Behalf.SYSTEM.run(this::run));
    }

    /**
     * Writes {@code work} and returns once it is committed.
     *
     * @throws org.linli.kernel.ProblemException {@link Problem#UNAVAILABLE} when the queue is full, Linli is stopping, or the
     *     database does not answer in time: the detail says whether it may have been stored all the same; whatever the write
     *     itself throws otherwise: nothing of {@code work} is stored then
     */
    public R write(W work) {
        var wish = new Wish<>(work, new CompletableFuture<R>(), new AtomicBoolean());
        if (closed || !waiting.offer(wish)) {
            throw Problem.UNAVAILABLE.because("too many writes are waiting; nothing was stored");
        }
        try {
            return wish.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Problem.UNAVAILABLE.because(
                    wish.take()
                            ? "the database does not answer; nothing was stored"
                            : "the database does not answer; send the same again under the same key, it is stored once");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.UNAVAILABLE.because("interrupted while waiting for the database");
        }
    }

    private void run() {
        var group = new ArrayList<Wish<W, R>>(groupMax);
        while (!closed || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                group.add(first);
                waiting.drainTo(group, groupMax - 1);
                group.removeIf(wish -> !wish.take());
                if (!group.isEmpty()) {
                    together(group);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            } finally {
                group.clear();
            }
        }
    }

    private void together(List<Wish<W, R>> group) {
        try {
            commit(group);
        } catch (RuntimeException | Error e) {
            if (group.size() == 1) {
                group.getFirst().answer.completeExceptionally(e);
                return;
            }
            log.warn("a group of {} could not be written together, trying each alone: {}", group.size(), e.toString());
            for (var wish : group) {
                try {
                    commit(List.of(wish));
                } catch (RuntimeException | Error alone) {
                    wish.answer.completeExceptionally(alone);
                }
            }
        }
    }

    private void commit(List<Wish<W, R>> group) {
        var results = transaction.execute(
                status -> write.apply(group.stream().map(Wish::work).toList()));
        for (var i = 0; i < group.size(); i++) {
            group.get(i).answer.complete(results.get(i));
        }
    }

    /** Takes nothing more, writes what waits and returns when that is done. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
