package org.linli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        try (var writer = new GroupWriter<>("test", transaction, 64, this::transactionOf);
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
        var writer = new GroupWriter<>("stopped", transaction, 8, this::transactionOf);
        writer.close();
        assertThatThrownBy(() -> writer.write(1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNAVAILABLE));
    }
}
