package org.linli.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.tlog.AddCheckpoint;
import org.linli.tlog.Hash;
import org.linli.tlog.KeyKind;
import org.linli.tlog.SignerKey;

/** What a witness that knows the true story up to some entry makes of a head. */
class VerdictTests {
    private static final SignerKey LOG = SignerKey.generate("log.example", KeyKind.ED25519, new SecureRandom());

    @ParameterizedTest(name = "knows {0}, is told {1}, {2} to {3}, proof {4}")
    @CsvSource({
        // known, story, old, size, proof, verdict
        "0, true,  0,  0, own,   COSIGNED",
        "0, true,  0,  7, own,   COSIGNED",
        "0, true,  0,  7, long,  INCONSISTENT", // the first proof is empty
        "0, true,  3,  7, own,   STALE",
        "7, true,  7,  7, own,   COSIGNED", // once more, for a newer time
        "7, true,  7,  8, own,   COSIGNED",
        "7, true,  7, 64, own,   COSIGNED",
        "8, true,  8, 64, own,   COSIGNED",
        "7, true,  9,  8, none,  BACKWARDS",
        "7, true,  7,  7, long,  UNPROVEN",
        "7, true,  0, 64, own,   STALE", // asks how far we are
        "7, true,  5, 64, own,   STALE",
        "7, true,  9, 64, own,   STALE",
        "7, true,  7, 64, none,  INCONSISTENT",
        "7, true,  7, 64, long,  INCONSISTENT",
        "7, true,  7, 64, short, INCONSISTENT",
        "7, true,  7, 64, wrong, INCONSISTENT",
        "7, true,  5,  5, own,   ROLLBACK",
        "7, true,  0,  6, own,   ROLLBACK",
        "7, other, 7,  7, none,  FORK",
        "7, other, 0,  7, own,   FORK", // whatever it claims to go on from
        "7, other, 5,  7, own,   FORK",
        "7, other, 7, 64, own,   INCONSISTENT",
        "8, other, 8, 64, own,   INCONSISTENT",
        "7, other, 7,  5, none,  BACKWARDS",
        "7, other, 5,  5, own,   ROLLBACK"
    })
    void aHeadIsCosignedOnlyIfItGoesOnFromTheLast(
            int knows, String story, int old, int size, String proof, Verdict verdict) {
        var truth = new Story(LOG, "true");
        var known = knows == 0
                ? Verdict.Known.NOTHING
                : new Verdict.Known(knows, truth.head(knows).root(), truth.note(knows));
        var told = new Story(LOG, story);
        var request = new AddCheckpoint(old, hashes(told, old, size, proof), told.note(size));

        assertThat(Verdict.on(told.head(size), request, known)).isEqualTo(verdict);
    }

    private static List<Hash> hashes(Story told, int old, int size, String proof) {
        var hashes = new ArrayList<>(old > size ? List.of() : told.proof(old, size));
        switch (proof) {
            case "none" -> hashes.clear();
            case "long" -> hashes.add(new Hash(1, 2, 3, 4));
            case "short" -> hashes.removeLast();
            case "wrong" -> hashes.set(0, new Hash(1, 2, 3, 4));
            default -> {}
        }
        return hashes;
    }
}
