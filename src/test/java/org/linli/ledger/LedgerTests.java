package org.linli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class LedgerTests {
    private static final District HERE = new District("990001");
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    LedgerTests(Ledger ledger, TransactionTemplate transaction, JdbcClient jdbc) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @ActKind("test.happened")
    record Happened(PlaceCode place, UUID subject, Instant at, int number) implements Act {}

    private static Happened happened(District district, int number) {
        return new Happened(district.place(), UUID.randomUUID(), NOON, number);
    }

    @Test
    void anActIsReadAsItWasRecorded() {
        var act = happened(HERE, 7);
        transaction.executeWithoutResult(status -> ledger.record(act));

        assertThat(ledger.about(HERE, act.subject())).singleElement().satisfies(recorded -> {
            assertThat(recorded.kind()).isEqualTo("test.happened");
            assertThat(recorded.facts().get("number").asInt()).isEqualTo(7);
            assertThat(recorded.at()).isEqualTo(NOON);
        });
    }

    @Test
    void anActWithoutItsWritersTransactionIsRefused() {
        assertThatThrownBy(() -> ledger.record(happened(HERE, 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTransactionThatFailsLeavesNoActAndNoGap() {
        var elsewhere = new District("990002");
        transaction.executeWithoutResult(status -> ledger.record(happened(elsewhere, 1)));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    ledger.record(happened(elsewhere, 2));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        transaction.executeWithoutResult(status -> ledger.record(happened(elsewhere, 3)));

        assertThat(ledger.after(elsewhere, 0, 10)).extracting(Recorded::seq).containsExactly(1L, 2L);
    }

    /** Numbers are gap-free, and whoever reads "greater than" while others write never skips one. */
    @Test
    void aCursorNeverSkipsAnActOfASlowWriter() throws Exception {
        var busy = new District("990003");
        var seen = new ArrayList<Long>();
        var done = new CountDownLatch(8);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer = 0; writer < 8; writer++) {
                var mine = writer;
                writers.execute(() -> {
                    for (var i = 0; i < 25; i++) {
                        transaction.executeWithoutResult(status -> {
                            ledger.record(happened(busy, mine));
                            if (mine == 0) {
                                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000); // the slow one
                            }
                        });
                    }
                    done.countDown();
                });
            }
            while (done.getCount() > 0 || seen.size() < 200) {
                ledger.after(busy, seen.isEmpty() ? 0 : seen.getLast(), 7)
                        .forEach(recorded -> seen.add(recorded.seq()));
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void theWriterCanNeitherChangeNorRemoveAnAct() {
        transaction.executeWithoutResult(status -> ledger.record(happened(HERE, 1)));
        for (var statement : List.of(
                "update ledger.act set kind = 'x' where district = '990001'",
                "delete from ledger.act where district = '990001'")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).hasStackTraceContaining("permission denied");
        }
    }
}
