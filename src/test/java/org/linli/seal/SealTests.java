package org.linli.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;
import org.linli.ledger.Ledger;
import org.linli.ledger.Undisclosed;
import org.linli.tlog.Bundle;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Edge;
import org.linli.tlog.Hash;
import org.linli.tlog.Hasher;
import org.linli.tlog.Note;
import org.linli.tlog.TlogProof;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
@Import(SealTests.Kinds.class)
class SealTests {
    private static final District HERE = new District("990071");
    private static final PlaceCode COMMUNITY = new PlaceCode("990071001001");
    private static final Instant AT = Instant.parse("2026-11-25T09:41:27.123456Z");

    private final Ledger ledger;
    private final PublicLog log;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final MockMvc web;
    private final FlywayConnectionDetails owner;

    SealTests(
            Ledger ledger,
            PublicLog log,
            Audit audit,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            MockMvc web,
            FlywayConnectionDetails owner) {
        this.ledger = ledger;
        this.log = log;
        this.audit = audit;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.web = web;
        this.owner = owner;
    }

    @ActKind("test.said")
    record Said(
            PlaceCode place,
            UUID subject,
            Instant at,
            @Undisclosed String code,
            Instant due,
            boolean inTime) implements Act {}

    @ActKind(value = "test.cared", discreet = true)
    record Cared(PlaceCode place, UUID subject, Instant at, int minutes) implements Act {}

    @TestConfiguration
    static class Kinds {
        @Bean
        ActTypes kindsToSeal() {
            return ActTypes.of(Said.class, Cared.class);
        }
    }

    private static Said said() {
        return new Said(COMMUNITY, UUID.randomUUID(), AT, "ABCD1234", AT.plusSeconds(3600), true);
    }

    private void record(Act... acts) {
        transaction.executeWithoutResult(status -> List.of(acts).forEach(ledger::record));
        ledger.drain();
    }

    private PublicLog.Proof proofOf(Act act) {
        return log.proofs(act.place().district(), act.subject()).getLast();
    }

    private Checkpoint verified(PublicLog.Proof proof) {
        return TlogProof.parse(proof.proof())
                .verified(proof.entry().getBytes(StandardCharsets.UTF_8), log.origin(), log.verifiers());
    }

    private static String commitment(String entry) {
        return entry.strip().lines().toList().getLast();
    }

    @Test
    void aLeafShowsKindHourCommunityAndFactsAndNothingThatNamesItsSubject() {
        var act = said();
        record(act);

        assertThat(proofOf(act).entry().lines().limit(6))
                .containsExactly(
                        "linli-ledger/1",
                        "test.said",
                        "2026-11-25T09Z",
                        Leaf.hour(ledger.about(HERE, act.subject()).getFirst().recordedAt()),
                        "990071001001",
                        "{\"due\":\"2026-11-25T10Z\",\"inTime\":true}");
        assertThat(proofOf(act).entry()).doesNotContain(act.subject().toString(), "ABCD1234", "41");
    }

    @Test
    void aDiscreetLeafShowsThatItHappenedAndNoMore() {
        var act = new Cared(COMMUNITY, UUID.randomUUID(), AT, 40);
        record(act);

        assertThat(proofOf(act).entry().lines().limit(7))
                .containsExactly("linli-ledger/1", "test.cared", "-", "-", "-", "{}", "-");
    }

    @Test
    void everySealedActHasAProofThatHoldsForItsLeafAlone() {
        var some = IntStream.range(0, 300).mapToObj(n -> said()).toList();
        record(some.toArray(Act[]::new));

        for (var act : List.of(some.getFirst(), some.get(255), some.getLast())) {
            var proof = proofOf(act);
            var head = verified(proof);
            assertThat(head.size()).isGreaterThan(proof.index());
            var other = proof.entry().replace("true", "false").getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> TlogProof.parse(proof.proof()).verified(other, log.origin(), log.verifiers()))
                    .hasMessageContaining("not in the tree");
        }
    }

    @Test
    void theDetailFitsTheLeafWithItsSaltAndWithNoOther() {
        var act = said();
        record(act);
        var proof = proofOf(act);
        var detail = String.valueOf(proof.detail());
        var salt = Base64.getDecoder().decode(String.valueOf(proof.salt()));

        assertThat(detail).contains("\"at\":\"2026-11-25T09:41:27.123456Z\"", "\"code\":\"ABCD1234\"");
        assertThat(SubjectKey.commitment(act.kind(), salt, detail).base64()).isEqualTo(commitment(proof.entry()));
        assertThat(SubjectKey.commitment(act.kind(), salt, detail.replace("41:27", "41:26"))
                        .base64())
                .isNotEqualTo(commitment(proof.entry()));
        assertThat(SubjectKey.commitment(act.kind(), new byte[32], detail).base64())
                .isNotEqualTo(commitment(proof.entry()));
    }

    @Test
    void whatWasPromisedIsWhatIsSealed() {
        var act = said();
        var content = PublicLog.content(Map.of("text", "灯不亮", "title", "灯"));
        var promised = log.promise(act, content);
        transaction.executeWithoutResult(status -> {
            log.keep(HERE, List.of(promised));
            ledger.record(act);
        });
        ledger.drain();

        var note = Note.parse(promised.note());
        note.verified(log.verifiers());
        assertThat(note.text().lines().toList().subList(0, 3))
                .containsExactly("linli-promise/1", log.origin(), "test.said");
        assertThat(note.text().lines().toList().get(3))
                .isEqualTo(commitment(proofOf(act).entry()));
        assertThat(proofOf(act).detail()).contains("\"content\":\"" + content.base64() + "\"");
    }

    @Test
    void anErasedSubjectStillProvesThatItWasThereAndTellsNothing() {
        var act = said();
        record(act);
        var before = proofOf(act);
        transaction.executeWithoutResult(status -> log.shred(HERE, act.subject(), "asked"));
        record(new Said(COMMUNITY, act.subject(), AT, "ABCD1234", AT, false));

        var proofs = log.proofs(HERE, act.subject());
        assertThat(proofs).hasSize(2).allSatisfy(proof -> {
            verified(proof);
            assertThat(proof.detail()).isNull();
            assertThat(proof.salt()).isNull();
        });
        assertThat(proofs.getFirst().entry()).isEqualTo(before.entry());
        assertThat(log.isShredded(HERE, act.subject())).isTrue();
        assertThat(audit.run().findings()).isEmpty();
    }

    @Test
    void whoeverReadsTheServedEntriesComesToTheSignedRoot() throws Exception {
        record(IntStream.range(0, 600).mapToObj(n -> said()).toArray(Act[]::new));
        var note = Note.parse(body("/checkpoint"));
        note.verified(log.verifiers());
        var head = Checkpoint.parse(note.text());

        var edge = new Edge();
        var hasher = new Hasher();
        for (long tile = 0; edge.size() < head.size(); tile++) {
            var width = (int) Math.min(256, head.size() - edge.size());
            var path = "%03d%s".formatted(tile, width == 256 ? "" : ".p/" + width);
            var entries = Bundle.read(body("/tile/entries/" + path));
            var hashes = entries.stream().map(hasher::leaf).toList();
            assertThat(body("/tile/0/" + path)).isEqualTo(LogStore.served(hashes));
            hashes.forEach(hash -> edge.append(hash, (full, some) -> {}));
        }
        assertThat(edge.root()).isEqualTo(head.root());
        assertThat(audit.run().root()).isEqualTo(head.root());
    }

    private byte[] body(String path) throws Exception {
        return web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "/tile/0/999",
        "/tile/entries/999",
        "/tile/8/000",
        "/tile/0/0",
        "/tile/0/000.p/256",
        "/tile/0/000.p/0",
        "/tile/0/x000/000",
        "/tile/entries/000.p/300"
    })
    void whatIsNoTileOfTheLogIsNotFound(String path) throws Exception {
        web.perform(get(path)).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            update seal.entry set entry = set_byte(entry, 20, 33) where idx = ?                            | entry %d
            update seal.entry set seq = seq + 1000000 where idx = ?                                        | entry %d
            update ledger.act set facts = jsonb_set(facts, '{inTime}', 'false') where (district, seq) = (select district, seq from seal.entry where idx = ?) | entry %d
            update seal.tile set hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3)) where level = 0 and n = ? / 256 | tile/0/
            update seal.checkpoint set root = sha256(root), note = replace(note, concat(E'\\n', size, E'\\n'), E'\\n1\\n') where size = ? + 1 | checkpoint
            """)
    void theAuditNamesWhateverWasChanged(String change, String named) throws SQLException {
        var act = said();
        record(act);
        assertThat(audit.run().findings()).isEmpty();
        var index = proofOf(act).index();

        var found = whileChanged(
                change.replace("?", String.valueOf(index)), () -> audit.run().findings());

        assertThat(found).isNotEmpty();
        assertThat(found.getFirst()).contains(named.formatted(index));
        assertThat(audit.run().findings()).isEmpty();
    }

    @Test
    void aTreeThatWasTamperedWithIsNeverGrown() throws SQLException {
        record(said(), said());
        var size = audit.run().entries();
        transaction.executeWithoutResult(status -> ledger.record(said()));

        whileChanged("update seal.head set root = sha256(root)", () -> {
            assertThatThrownBy(ledger::drain).hasMessageContaining("nothing more is sealed");
            return List.of();
        });

        assertThat(audit.run().entries()).isEqualTo(size);
        ledger.drain();
        assertThat(audit.run().entries()).isEqualTo(size + 1);
    }

    /** Runs {@code change} as the owner of the tables, then {@code work}, then puts everything back. */
    private List<String> whileChanged(String change, java.util.function.Supplier<List<String>> work)
            throws SQLException {
        var table = change.split(" ", 3)[1];
        try (var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("create temp table kept as table " + table);
            assertThat(statement.executeUpdate(change)).isPositive();
            try {
                return work.get();
            } finally {
                statement.execute("begin");
                statement.execute("delete from " + table);
                statement.execute("insert into " + table + " table kept");
                statement.execute("commit");
            }
        }
    }

    @Test
    void theWriterCanNeitherChangeNorRemoveAnEntry() {
        record(said());
        for (var change : List.of(
                "update seal.entry set seq = seq where district is not null",
                "delete from seal.entry where district is not null",
                "update seal.checkpoint set note = note -- every district",
                "delete from seal.checkpoint -- every district",
                "delete from seal.tile -- every district")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void theHashOfAHashIsNoSecret() {
        assertThat(PublicLog.content(Map.of("a", "1"))).isNotEqualTo(PublicLog.content(Map.of("a", "2")));
        assertThat(Hash.ofBase64(PublicLog.content(Map.of("a", "1")).base64()))
                .isEqualTo(PublicLog.content(Map.of("a", "1")));
    }
}
