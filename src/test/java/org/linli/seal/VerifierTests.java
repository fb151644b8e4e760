package org.linli.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linli.LinliTest;
import org.linli.Node;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Ledger;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.KeyKind;
import org.linli.tlog.Note;
import org.linli.tlog.SignerKey;
import org.linli.tlog.Tile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The independent verifier on a copy of the published log: whole it proves; whatever is changed, it names. */
@LinliTest
class VerifierTests {
    private static final Path CLI = Path.of("verifier/cli.mjs");
    private static final PlaceCode COMMUNITY = new PlaceCode("990072001001");
    private static final int ACTS = 300;

    private final Ledger ledger;
    private final LogStore store;
    private final LogKeys keys;
    private final TransactionTemplate transaction;
    private final MockMvc web;

    @TempDir
    Path copy = Path.of("");

    VerifierTests(Ledger ledger, LogStore store, LogKeys keys, TransactionTemplate transaction, MockMvc web) {
        this.ledger = ledger;
        this.store = store;
        this.keys = keys;
        this.transaction = transaction;
        this.web = web;
    }

    @ActKind("test.counted")
    record Counted(PlaceCode place, UUID subject, Instant at, int number) implements Act {}

    @BeforeEach
    void publish() throws Exception {
        if (store.newest().filter(head -> head.size() >= ACTS).isEmpty()) {
            transaction.executeWithoutResult(status -> IntStream.range(0, ACTS)
                    .forEach(n -> ledger.record(new Counted(COMMUNITY, UUID.randomUUID(), Instant.EPOCH, n))));
            ledger.drain();
        }
        keep("checkpoint");
        keep("ledger/key");
        var size = size();
        for (long n = 0; n * Tile.FULL < size; n++) {
            var tile = new Tile(0, n, (int) Math.min(Tile.FULL, size - n * Tile.FULL));
            keep(tile.path());
            keep(tile.entriesPath());
        }
    }

    private long size() {
        return Checkpoint.parse(Note.parse(store.newest().orElseThrow().note()).text())
                .size();
    }

    private void keep(String path) throws Exception {
        var file = copy.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, web.perform(get("/" + path)).andReturn().getResponse().getContentAsByteArray());
    }

    @Test
    void theWholeLogProves() throws IOException {
        var told = Node.run(CLI, "ledger", copy.toString());

        assertThat(told.output()).contains("everything proves", size() + " 条");
        assertThat(told.exit()).isZero();
        var trusting = Node.run(
                CLI,
                "ledger",
                copy.toString(),
                "--key",
                keys.verifiers().getFirst().toString());
        assertThat(trusting.output()).doesNotContain("the log's own word");
    }

    /** Something that somebody who runs the server might try. */
    enum Attack {
        FLIPPED_ENTRY("entry 7"),
        FLIPPED_ENTRY_AND_ITS_TILE("checkpoint"),
        FLIPPED_TILE("its hash of entry 9"),
        LOST_ENTRY("is missing"),
        LOST_BUNDLE("entry 0 cannot be read"),
        OTHER_ROOT("checkpoint"),
        OTHER_ROOT_SIGNED_ANEW("no signature of a known key"),
        SIGNATURE_FLIPPED("does not hold"),
        NO_FINAL_LINE_FEED("a note has a text"),
        CARRIAGE_RETURNS("control characters"),
        EXTENSION_LINE("does not hold"),
        SEVENTEEN_SIGNATURES("more than 16");

        private final String named;

        Attack(String named) {
            this.named = named;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsChangedIsNamed(Attack attack) throws IOException {
        var trusted = keys.verifiers().getFirst().toString();
        commit(attack);

        var told = Node.run(CLI, "ledger", copy.toString(), "--key", trusted);

        assertThat(told.output()).contains("✗", attack.named);
        assertThat(told.exit()).isEqualTo(1);
    }

    private void commit(Attack attack) throws IOException {
        var tile = new Tile(0, 0, Tile.FULL);
        var entries = copy.resolve(tile.entriesPath());
        var checkpoint = copy.resolve("checkpoint");
        switch (attack) {
            case FLIPPED_ENTRY -> Files.write(entries, changed(7));
            case FLIPPED_ENTRY_AND_ITS_TILE -> {
                Files.write(entries, changed(7));
                var hasher = new org.linli.tlog.Hasher();
                var hashes = org.linli.tlog.Bundle.read(changed(7)).stream()
                        .map(hasher::leaf)
                        .toList();
                Files.write(copy.resolve(tile.path()), LogStore.served(hashes));
            }
            case FLIPPED_TILE -> {
                var bytes = Files.readAllBytes(copy.resolve(tile.path()));
                bytes[9 * 32 + 5] ^= 1;
                Files.write(copy.resolve(tile.path()), bytes);
            }
            case LOST_ENTRY -> {
                var some = org.linli.tlog.Bundle.read(Files.readAllBytes(entries));
                Files.write(entries, org.linli.tlog.Bundle.write(some.subList(0, Tile.FULL - 1)));
            }
            case LOST_BUNDLE -> Files.delete(entries);
            case OTHER_ROOT -> {
                var other = new Checkpoint(keys.origin(), size(), new org.linli.tlog.Hash(1, 2, 3, 4));
                Files.writeString(
                        checkpoint, keys.sign(other.text(), Instant.EPOCH).toString());
            }
            case OTHER_ROOT_SIGNED_ANEW -> {
                var thief = SignerKey.generate(keys.origin(), KeyKind.ED25519, new SecureRandom());
                var text = new Checkpoint(keys.origin(), size(), new org.linli.tlog.Hash(1, 2, 3, 4)).text();
                Files.writeString(checkpoint, new Note(text, List.of(thief.sign(text, Instant.EPOCH))).toString());
            }
            default ->
                Files.writeString(checkpoint, spoiled(attack, Files.readString(checkpoint)), StandardCharsets.UTF_8);
        }
    }

    /** The first bundle with one letter of an entry changed. */
    private byte[] changed(int index) throws IOException {
        var some =
                org.linli.tlog.Bundle.read(Files.readAllBytes(copy.resolve(new Tile(0, 0, Tile.FULL).entriesPath())));
        some.get(index)[20] ^= 1;
        return org.linli.tlog.Bundle.write(some);
    }

    private static String spoiled(Attack attack, String note) {
        var signature = note.indexOf("— ");
        return switch (attack) {
            case SIGNATURE_FLIPPED -> {
                var at = note.indexOf(' ', signature + 2) + 20;
                var letter = note.charAt(at) == 'A' ? 'B' : 'A';
                yield note.substring(0, at) + letter + note.substring(at + 1);
            }
            case NO_FINAL_LINE_FEED -> note.substring(0, note.length() - 1);
            case CARRIAGE_RETURNS -> note.replace("\n", "\r\n");
            case EXTENSION_LINE -> note.substring(0, signature - 1) + "more\n" + note.substring(signature - 1);
            case SEVENTEEN_SIGNATURES ->
                note
                        + note.substring(signature, note.indexOf('\n', signature) + 1)
                                .repeat(16);
            default -> throw new IllegalStateException(attack.name());
        };
    }
}
