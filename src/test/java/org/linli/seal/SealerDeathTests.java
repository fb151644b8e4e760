package org.linli.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linli.LinliTest;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Ledger;
import org.linli.tlog.Hash;
import org.linli.tlog.Tile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sealer's connection dies at each of its steps, as it does when its process is killed: nothing of the batch is to be seen, and
 * the next try takes the same indexes. {@code bench/kill.sh} kills whole processes.
 */
@LinliTest
class SealerDeathTests {
    private static final District HERE = new District("990074");
    private static final PlaceCode COMMUNITY = new PlaceCode("990074001001");

    private final Ledger ledger;
    private final LogStore store;
    private final SecretStore secrets;
    private final LogKeys keys;
    private final PublishedHead published;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SealerDeathTests(
            Ledger ledger,
            LogStore store,
            SecretStore secrets,
            LogKeys keys,
            PublishedHead published,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.secrets = secrets;
        this.keys = keys;
        this.published = published;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @ActKind("test.survived")
    record Survived(PlaceCode place, UUID subject, Instant at, int number) implements Act {}

    enum Step {
        LOCK,
        ENTRIES,
        TILES,
        HEAD,
        CHECKPOINT
    }

    /** Does what the store does, and at {@code last} cuts its connection from the server's side. */
    private static final class Dying extends LogStore {
        private final JdbcClient jdbc;
        private final Step last;

        Dying(JdbcClient jdbc, Step last) {
            super(jdbc);
            this.jdbc = jdbc;
            this.last = last;
        }

        private void after(Step step) {
            if (step == last) {
                jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query(Boolean.class)
                        .single();
            }
        }

        @Override
        Head lock() {
            var head = super.lock();
            after(Step.LOCK);
            return head;
        }

        @Override
        void addEntries(District district, long first, List<Long> seqs, List<byte[]> entries) {
            super.addEntries(district, first, seqs, entries);
            after(Step.ENTRIES);
        }

        @Override
        void putTiles(Map<Tile, List<Hash>> tiles) {
            super.putTiles(tiles);
            after(Step.TILES);
        }

        @Override
        void advance(Head head, Instant now) {
            super.advance(head, now);
            after(Step.HEAD);
        }

        @Override
        void addCheckpoint(Signed signed, Instant now) {
            super.addCheckpoint(signed, now);
            after(Step.CHECKPOINT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeathAtAnyStepLeavesNothingAndTakesNoIndexTwice(Step last) {
        ledger.drain();
        var size = audit.run().entries();
        var before = store.newest().map(LogStore.Signed::note);
        transaction.executeWithoutResult(status -> IntStream.range(0, 300)
                .forEach(n -> ledger.record(new Survived(COMMUNITY, UUID.randomUUID(), Instant.EPOCH, n))));
        var acts = ledger.after(HERE, ledger.last(HERE) - 300, 300);
        var dying = new Sealer(new Dying(jdbc, last), secrets, keys, published, ledger, clock);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> dying.read(acts)))
                .isInstanceOf(RuntimeException.class);

        assertThat(store.newest().map(LogStore.Signed::note)).isEqualTo(before);
        assertThat(store.entries(size, 10)).isEmpty();
        ledger.drain();
        var report = audit.run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(size + 300);
        assertThat(store.entryOf(HERE, acts.getFirst().seq()).orElseThrow().index())
                .isEqualTo(size);
    }
}
