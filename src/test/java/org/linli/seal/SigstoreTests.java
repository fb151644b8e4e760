package org.linli.seal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.rekor.client.ImmutableInclusionProof;
import dev.sigstore.rekor.client.ImmutableRekorEntry;
import dev.sigstore.rekor.client.ImmutableVerification;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorVerificationException;
import dev.sigstore.rekor.client.RekorVerifier;
import dev.sigstore.trustroot.ImmutableLogId;
import dev.sigstore.trustroot.ImmutablePublicKey;
import dev.sigstore.trustroot.ImmutableTransparencyLog;
import dev.sigstore.trustroot.ImmutableValidFor;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Ledger;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Hash;
import org.linli.tlog.TlogProof;
import org.linli.tlog.VerifierKey;
import org.springframework.transaction.support.TransactionTemplate;

/** Sigstore's verifier of transparency logs accepts what our log serves, and refuses it changed. */
@LinliTest
class SigstoreTests {
    private static final PlaceCode COMMUNITY = new PlaceCode("990073001001");
    private static final byte[] ED25519 =
            HexFormat.of().parseHex("302a300506032b6570032100"); // RFC 8410, before the key

    private final Ledger ledger;
    private final PublicLog log;
    private final TransactionTemplate transaction;

    SigstoreTests(Ledger ledger, PublicLog log, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.log = log;
        this.transaction = transaction;
    }

    @ActKind("test.shown")
    record Shown(PlaceCode place, UUID subject, Instant at, int number) implements Act {}

    @Test
    void anEntryWithItsProofIsAcceptedAndAnotherIsNot() {
        var acts = IntStream.range(0, 70)
                .mapToObj(n -> new Shown(COMMUNITY, UUID.randomUUID(), Instant.EPOCH, n))
                .toList();
        transaction.executeWithoutResult(status -> acts.forEach(ledger::record));
        ledger.drain();
        var verifier = RekorVerifier.newRekorVerifier(List.of(described()));

        for (var act : List.of(acts.getFirst(), acts.get(33), acts.getLast())) {
            var proof = log.proofs(new District("990073"), act.subject()).getFirst();
            assertThatCode(() -> verifier.verifyEntry(entry(proof, proof.entry())))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() ->
                            verifier.verifyEntry(entry(proof, proof.entry().replace("shown", "hidden"))))
                    .isInstanceOf(RekorVerificationException.class);
        }
    }

    private dev.sigstore.trustroot.TransparencyLog described() {
        return ImmutableTransparencyLog.builder()
                .baseUrl(URI.create("https://" + log.origin()))
                .hashAlgorithm("SHA2_256")
                .logId(ImmutableLogId.builder().keyId(logId()).build())
                .publicKey(ImmutablePublicKey.builder()
                        .keyDetails("PKIX_ED25519")
                        .rawBytes(ByteBuffer.allocate(ED25519.length + 32)
                                .put(ED25519)
                                .put(key())
                                .array())
                        .validFor(
                                ImmutableValidFor.builder().start(Instant.EPOCH).build())
                        .build())
                .build();
    }

    private byte[] key() {
        VerifierKey first = log.verifiers().getFirst();
        return Base64.getDecoder().decode(first.publicKey());
    }

    /** SHA-256 of name, line feed, type and key, of which a signature's id is the beginning. */
    private byte[] logId() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((log.origin() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 1);
            return digest.digest(key());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RekorEntry entry(PublicLog.Proof proof, String body) {
        var parsed = TlogProof.parse(proof.proof());
        var head = Checkpoint.parse(parsed.checkpoint().text());
        return ImmutableRekorEntry.builder()
                .body(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)))
                .integratedTime(0)
                .logID(HexFormat.of().formatHex(logId()))
                .logIndex(proof.index())
                .verification(ImmutableVerification.builder()
                        .signedEntryTimestamp("")
                        .inclusionProof(ImmutableInclusionProof.builder()
                                .hashes(parsed.hashes().stream()
                                        .map(Hash::toString)
                                        .toList())
                                .logIndex(proof.index())
                                .rootHash(head.root().toString())
                                .treeSize(head.size())
                                .checkpoint(parsed.checkpoint().toString())
                                .build())
                        .build())
                .build();
    }
}
