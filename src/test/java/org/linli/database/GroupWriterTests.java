package org.linli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class GroupWriterTests {
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    GroupWriterTests(TransactionTemplate transaction, JdbcClient jdbc) {
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    private List<Long> transactionOf(List<Integer> group) {
        if (group.contains(13)) {
            throw new IllegalArgumentException("a bad one");
        }
        var id = jdbc.sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
        return group.stream().map(number -> id).toList();
    }

    @Test
    void manyCallersShareATransactionAndABadOneIsRefusedAlone() throws Exception {
        var transactions = new ConcurrentLinkedQueue<Long>();
        var refused = new ConcurrentLinkedQueue<Integer>();
        var start = new CountDownLatch(1);
        try (var writer = new GroupWriter<>("test", transaction, 64, Duration.ofSeconds(30), this::transactionOf);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(number -> callers.execute(() -> {
                        try {
                            start.await();
                            transactions.add(writer.write(number));
                        } catch (IllegalArgumentException e) {
                            refused.add(number);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
            start.countDown();
            callers.shutdown();
            assertThat(callers.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(refused).containsExactly(13);
        assertThat(transactions).hasSize(199);
        assertThat(transactions.stream().distinct().count()).isLessThan(199);
    }

    @Test
    void aStoppedWriterTakesNothing() {
        var writer = new GroupWriter<>("stopped", transaction, 8, Duration.ofSeconds(30), this::transactionOf);
        writer.close();
        assertThatThrownBy(() -> writer.write(1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNAVAILABLE));
    }

    /** The database hangs: who waits is told in time, and what nobody waits for any more is not written later. */
    @Test
    void nobodyWaitsLongerThanTheirPatience() throws Exception {
        var written = new ConcurrentLinkedQueue<Integer>();
        var hanging = new CountDownLatch(1);
        try (var writer = new GroupWriter<Integer, Integer>("slow", transaction, 8, Duration.ofMillis(200), group -> {
                    try {
                        hanging.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    written.addAll(group);
                    return group;
                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> problem(writer, 1));
            Thread.sleep(50); // the first hangs in its transaction, the second behind it
            var second = callers.submit(() -> problem(writer, 2));
            assertThat(first.get()).contains("same key");
            assertThat(second.get()).contains("nothing was stored");
            hanging.countDown();
        }
        assertThat(written).containsExactly(1);
    }

    private static String problem(GroupWriter<Integer, Integer> writer, int work) {
        try {
            writer.write(work);
            return "written";
        } catch (ProblemException e) {
            return e.detail();
        }
    }
}
