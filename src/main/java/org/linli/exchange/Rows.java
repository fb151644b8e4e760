package org.linli.exchange;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Behalf;

/** Turns what pushes rows into a stream that is pulled: some rows ahead, never all of them. */
final class Rows<T> {
    private static final int AHEAD = 1_000;

    private final Consumer<Consumer<T>> source;

    /** @param source hands every row on; it runs in a thread of its own */
    Rows(Consumer<Consumer<T>> source) {
        this.source = source;
    }

    private record Message<T>(@Nullable T row, @Nullable RuntimeException failure) {}

    /** The rows. Closing it ends the source. */
    Stream<T> stream() {
        var queue = new ArrayBlockingQueue<Message<T>>(AHEAD);
        var pusher = Thread.ofVirtual().name("table-writer").start(Behalf.carry(() -> {
            try {
                source.accept(row -> put(queue, new Message<>(row, null)));
                put(queue, new Message<>(null, null));
            } catch (RuntimeException e) {
                put(queue, new Message<>(null, e));
            }
        }));
        var rows = new Pulled<>(queue);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
                .onClose(pusher::interrupt);
    }

    private static <T> void put(ArrayBlockingQueue<Message<T>> queue, Message<T> message) {
        try {
            queue.put(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody takes the rows any more", e);
        }
    }

    private static final class Pulled<T> implements Iterator<T> {
        private final ArrayBlockingQueue<Message<T>> queue;
        private @Nullable Message<T> next;

        Pulled(ArrayBlockingQueue<Message<T>> queue) {
            this.queue = queue;
        }

        @Override
        public boolean hasNext() {
            return peek().row() != null;
        }

        @Override
        public T next() {
            var row = peek().row();
            if (row == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return row;
        }

        private Message<T> peek() {
            try {
                if (next == null) {
                    next = queue.take();
                }
                if (next.failure() != null) {
                    throw next.failure();
                }
                return next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
