package org.linli.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes, checkpoints, cosignatures and proofs, strictly. */
class NoteTests {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");

    /** The published example of the format's first implementation. */
    private static final String PUBLISHED_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PUBLISHED = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final String EMPTY_TREE = "ledger.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

    private static SignerKey key(String name, KeyKind kind) {
        return SignerKey.generate(name, kind, RANDOM);
    }

    @Test
    void acceptsThePublishedNote() {
        var note = Note.parse(PUBLISHED);
        var key = VerifierKey.parse(PUBLISHED_KEY);
        assertThat(note.verified(List.of(key))).containsExactly(new Signed(key, 0));
        assertThat(note).hasToString(PUBLISHED);
        assertThat(key).hasToString(PUBLISHED_KEY);
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void eachKindSignsReadsBackAndRefusesAnotherText(KeyKind kind) {
        var key = SignerKey.ofSecretText(key("ledger.example/区", kind).secretText());
        var note = new Note(EMPTY_TREE, List.of(key.sign(EMPTY_TREE, AT)));
        var verifier = VerifierKey.parse(key.verifier().toString());
        assertThat(Note.parse(note.toString()).verified(List.of(verifier)))
                .containsExactly(new Signed(verifier, kind.isTimed() ? AT.getEpochSecond() : 0));

        var other = EMPTY_TREE.replace("\n0\n", "\n1\n");
        assertThatThrownBy(() -> new Note(other, note.lines()).verified(List.of(verifier)))
                .hasMessageContaining("does not hold");
    }

    @Test
    void aTimeThatWasChangedSpoilsACosignature() {
        for (var kind : List.of(KeyKind.COSIGNATURE, KeyKind.ML_DSA_44)) {
            var key = key("witness.example", kind);
            var line = key.sign(EMPTY_TREE, AT);
            var bytes = line.bytes();
            bytes[7] ^= 1;
            var later = Note.Line.of(line.name(), line.id(), bytes);
            assertThatThrownBy(() -> new Note(EMPTY_TREE, List.of(later)).verified(List.of(key.verifier())))
                    .hasMessageContaining("does not hold");
        }
    }

    @Test
    void unknownKeysArePassedOverAndOneBadSignatureOfAKnownKeySpoilsTheNote() {
        var known = key("ledger.example", KeyKind.ED25519);
        var unknown = key("ledger.example", KeyKind.ED25519);
        var good = known.sign(EMPTY_TREE, AT);
        var foreign = unknown.sign(EMPTY_TREE, AT);
        var bad = Note.Line.of(good.name(), good.id(), new byte[64]);

        assertThat(new Note(EMPTY_TREE, List.of(foreign, good)).verified(List.of(known.verifier())))
                .hasSize(1);
        assertThatThrownBy(() -> new Note(EMPTY_TREE, List.of(foreign)).verified(List.of(known.verifier())))
                .hasMessageContaining("trusted");
        assertThatThrownBy(() -> new Note(EMPTY_TREE, List.of(good, bad)).verified(List.of(known.verifier())))
                .hasMessageContaining("does not hold");
        var wrongId = Note.Line.of(good.name(), good.id() + 1, good.bytes());
        assertThatThrownBy(() -> new Note(EMPTY_TREE, List.of(wrongId)).verified(List.of(known.verifier())))
                .hasMessageContaining("trusted");
    }

    static Stream<String> broken() {
        var line = key("ledger.example", KeyKind.ED25519).sign(EMPTY_TREE, AT).toString();
        var note = EMPTY_TREE + "\n" + line;
        return Stream.of(
                "",
                EMPTY_TREE,
                EMPTY_TREE + "\n",
                note.substring(0, note.length() - 1),
                note.replace("\n", "\r\n"),
                note + "\n",
                note.replace("\u2014", "-"),
                note.replace("\u2014 ", "\u2014  "),
                note.replace("=\n", "\n"),
                note.replace("ledger.example ", "ledger+example "),
                note.replace("ledger.example ", "ledger\u3000example "),
                "\t" + note,
                EMPTY_TREE + "\n\u2014 ledger.example AAAAAA==\n",
                EMPTY_TREE + "\n" + line.repeat(17));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesNotesThatAreNotWrittenAsTheyMustBe(String note) {
        assertThatThrownBy(() -> Note.parse(note)).isInstanceOf(org.linli.kernel.ProblemException.class);
    }

    @Test
    void takesSixteenSignaturesAndNoBytesThatAreNotUtf8() {
        var line = key("ledger.example", KeyKind.ED25519).sign(EMPTY_TREE, AT).toString();
        assertThat(Note.parse(EMPTY_TREE + "\n" + line.repeat(16)).lines()).hasSize(16);
        assertThatThrownBy(() -> Note.parse(new byte[] {'a', (byte) 0xff, '\n', '\n'}))
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ledger.example\n0\n",
                "\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "ledger.example\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "ledger.example\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "ledger.example\n9999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "ledger.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", // stray bits
                "ledger.example\n0\n47DEQpj8HBSa\n",
                "ledger.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n",
                "ledger.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
            })
    void refusesTextsThatAreNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(org.linli.kernel.ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcU",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void refusesLinesThatAreNoKey(String line) {
        assertThatThrownBy(() -> VerifierKey.parse(line)).isInstanceOf(org.linli.kernel.ProblemException.class);
    }

    /** A log of three entries, proved and checked by what travels alone. */
    @Test
    void aProofTravelsByItself() {
        var log = key("ledger.example", KeyKind.ED25519);
        var hasher = new Hasher();
        var edge = new Edge();
        var entries = List.of("a", "b", "c").stream()
                .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        entries.forEach(entry -> edge.append(hasher.leaf(entry), (tile, hashes) -> {}));
        var tiles = new java.util.HashMap<Tile, List<Hash>>();
        edge.partial(tiles::put);
        var text = new Checkpoint("ledger.example", 3, edge.root()).text();
        var head = new Note(text, List.of(log.sign(text, AT)));
        var proof = TlogProof.parse(new TlogProof(1, new Tiles(3, wanted -> tiles).inclusion(1), head).toString());

        var keys = List.of(log.verifier());
        assertThat(proof.verified(entries.get(1), "ledger.example", keys).size())
                .isEqualTo(3);
        assertThatThrownBy(() -> proof.verified(entries.get(2), "ledger.example", keys))
                .hasMessageContaining("entry 1");
        assertThatThrownBy(() -> proof.verified(entries.get(1), "other.example", keys))
                .hasMessageContaining("another log");
        assertThatThrownBy(() -> proof.verified(
                        entries.get(1),
                        "ledger.example",
                        List.of(key("x", KeyKind.ED25519).verifier())))
                .hasMessageContaining("trusted");
        assertThat(TlogProof.parse(proof.toString().replace("index", "extra AAAA\nindex")))
                .isEqualTo(proof);
        for (var wrong : List.of(
                proof.toString().replace("@v1", "@v2"),
                proof.toString().replace("index 1", "index 01"),
                proof.toString().replace("index 1\n", ""),
                proof.toString().replace("\n", "\r\n"))) {
            assertThatThrownBy(() -> TlogProof.parse(wrong)).isInstanceOf(org.linli.kernel.ProblemException.class);
        }
    }

    @Test
    void aRequestToAWitnessIsReadAsItWasWritten() {
        var log = key("ledger.example", KeyKind.ED25519);
        var note = new Note(EMPTY_TREE, List.of(log.sign(EMPTY_TREE, AT)));
        var request = new AddCheckpoint(7, List.of(new Hasher().empty()), note);
        assertThat(AddCheckpoint.parse(request.toString())).isEqualTo(request);
        var many = new ArrayList<Hash>();
        for (var i = 0; i < 64; i++) {
            many.add(new Hasher().empty());
        }
        for (var wrong : List.of(
                request.toString().replace("old 7", "old 07"),
                request.toString().replace("old 7", "new 7"),
                new AddCheckpoint(7, many, note).toString())) {
            assertThatThrownBy(() -> AddCheckpoint.parse(wrong)).isInstanceOf(org.linli.kernel.ProblemException.class);
        }
    }
}
