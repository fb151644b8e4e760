package org.linli.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.Settings;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Hash;
import org.linli.tlog.KeyKind;
import org.linli.tlog.Note;
import org.linli.tlog.SignerKey;
import org.springframework.transaction.annotation.Transactional;

/** Which head is shown while witnesses take their time. What a test writes is taken back, so that the others' log stays theirs. */
@LinliTest
@Transactional
class HeadsTests {
    private static final Instant AT = Instant.parse("2126-11-25T09:00:00Z"); // after every head of other tests
    private static final long FAR = 1_000_000_000;
    private static final List<SignerKey> WITNESSES = IntStream.range(0, 2)
            .mapToObj(n -> SignerKey.generate("w" + n + ".example", KeyKind.COSIGNATURE, new SecureRandom()))
            .toList();

    private final LogStore store;
    private final CosignedStore cosigned;
    private final LogKeys keys;
    private final LogPolicy policy;
    private final Settings settings;

    HeadsTests(LogStore store, CosignedStore cosigned, LogKeys keys, LogPolicy policy, Settings settings) {
        this.store = store;
        this.cosigned = cosigned;
        this.keys = keys;
        this.policy = policy;
        this.settings = settings;
    }

    @BeforeEach
    void askBothWitnesses() throws IOException {
        Files.writeString(settings.data().resolve("log-policy.txt"), """
                witness w0 %s
                witness w1 %s
                group both all w0 w1
                quorum both
                """.formatted(
                        WITNESSES.getFirst().verifier(), WITNESSES.getLast().verifier()));
    }

    @AfterEach
    void askNobody() throws IOException {
        Files.delete(settings.data().resolve("log-policy.txt"));
    }

    private Heads at(int seconds) {
        return new Heads(store, cosigned, policy, Clock.fixed(AT.plusSeconds(seconds), ZoneOffset.UTC));
    }

    private Note sign(long size, int second) {
        var root = new Hash(size, 2, 3, 4);
        var note = keys.sign(new Checkpoint(keys.origin(), FAR + size, root).text(), AT.plusSeconds(second));
        store.addCheckpoint(new LogStore.Signed(FAR + size, root, note.toString()), AT.plusSeconds(second));
        return note;
    }

    private void cosign(Note head, Integer... by) {
        at(0).keep(
                        head,
                        Arrays.stream(by)
                                .map(n -> WITNESSES.get(n).sign(head.text(), AT))
                                .toList());
    }

    private long shown(int second) {
        return Checkpoint.parse(at(second).published().orElseThrow().text()).size() - FAR;
    }

    @Test
    void aNewHeadWaitsTenSecondsForItsWitnessesAndNoLonger() {
        var old = sign(1, 0);
        assertThat(shown(0)).isEqualTo(1);
        cosign(old, 0, 1);
        sign(2, 5);
        sign(3, 8);

        assertThat(shown(14)).isEqualTo(1);
        assertThat(at(14).published().orElseThrow().lines()).hasSize(4);
        assertThat(shown(15)).isEqualTo(3);
        assertThat(at(15).published().orElseThrow().lines()).hasSize(2);
    }

    @Test
    void aHeadThatStaysTheNewestIsShownWithItsWitnessesForEver() {
        cosign(sign(1, 0), 0, 1);
        assertThat(at(1_000_000).published().orElseThrow().lines()).hasSize(4);
    }

    @Test
    void tooFewWitnessesAreAsGoodAsNone() {
        cosign(sign(1, 0), 0, 1);
        cosign(sign(2, 1), 1);
        assertThat(shown(2)).isEqualTo(1);
        assertThat(shown(11)).isEqualTo(2);
        cosign(sign(3, 12), 0, 1);
        assertThat(shown(12)).isEqualTo(3);
    }

    @Test
    void aProofNeverWaitsForWitnesses() {
        cosign(sign(1, 0), 0, 1);
        sign(2, 1);
        assertThat(at(2).holding(FAR).orElseThrow().lines()).hasSize(4);
        assertThat(Checkpoint.parse(at(2).holding(FAR + 1).orElseThrow().text()).size())
                .isEqualTo(FAR + 2);
        assertThat(at(2).holding(FAR + 2)).isEmpty();
    }

    @Test
    void whatIsSignedAnewTakesTheOldPlace() {
        var head = sign(1, 0);
        cosign(head, 0);
        cosign(head, 0, 1);
        assertThat(at(0).cosignatures(FAR + 1)).hasSize(2);
        assertThat(shown(0)).isEqualTo(1);
    }
}
