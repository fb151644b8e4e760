package org.linli.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows in a thread of their own and hands them on by the batch, so that unpacking goes on while others are written. */
final class Batches<R> {
    private static final int AHEAD = 2; // batches

    private final int size;
    private final Consumer<List<R>> taker;

    Batches(int size, Consumer<List<R>> taker) {
        this.size = size;
        this.taker = taker;
    }

    /** Runs {@code source}, which hands on row after row; fails as it or as the taker, whichever is first. */
    void read(Consumer<Consumer<R>> source) {
        var queue = new ArrayBlockingQueue<Message<R>>(AHEAD);
        var reader = Thread.ofVirtual().name("table-reader").start(() -> {
            try {
                var full = new Filling(queue);
                source.accept(full::row);
                full.flush();
                queue.put(new Message<>(List.of(), null));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                tell(queue, e);
            }
        });
        try {
            drain(queue);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a table", e);
        } finally {
            reader.interrupt();
        }
    }

    /** Some rows; none at the end; or what reading failed of. */
    private record Message<R>(List<R> rows, @Nullable Throwable failure) {}

    private void drain(BlockingQueue<Message<R>> queue) throws InterruptedException {
        for (var next = queue.take(); ; next = queue.take()) {
            switch (next.failure()) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(next.failure());
            }
            if (next.rows().isEmpty()) {
                return;
            }
            taker.accept(next.rows());
        }
    }

    private static <R> void tell(BlockingQueue<Message<R>> queue, Throwable failure) {
        try {
            var told = queue.offer(new Message<>(List.of(), failure), 1, TimeUnit.HOURS);
            if (!told) {
                throw new IllegalStateException("nobody takes what failed", failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Filling {
        private final BlockingQueue<Message<R>> queue;
        private List<R> rows = new ArrayList<>(size);

        Filling(BlockingQueue<Message<R>> queue) {
            this.queue = queue;
        }

        void row(R row) {
            rows.add(row);
            if (rows.size() == size) {
                flush();
            }
        }

        void flush() {
            if (rows.isEmpty()) {
                return;
            }
            try {
                queue.put(new Message<>(rows, null));
                rows = new ArrayList<>(size);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("nobody takes the rows any more", e);
            }
        }
    }
}
