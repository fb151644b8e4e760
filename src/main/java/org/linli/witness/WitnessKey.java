package org.linli.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.linli.kernel.PrivateFile;
import org.linli.kernel.Settings;
import org.linli.seal.PublicLog;
import org.linli.tlog.KeyKind;
import org.linli.tlog.Note;
import org.linli.tlog.SignerKey;
import org.linli.tlog.VerifierKey;
import org.springframework.stereotype.Component;

/** What this installation cosigns with: {@code <data>/witness.key}, made at first start; its name is the log's and {@code /witness}. */
@Component
class WitnessKey {
    private static final String FILE = "witness.key";

    private final SignerKey key;

    WitnessKey(Settings settings, PublicLog log) {
        var file = settings.data().resolve(FILE);
        var fresh = SignerKey.generate(log.origin() + "/witness", KeyKind.COSIGNATURE, new SecureRandom());
        try {
            var kept = PrivateFile.writeOnce(file, fresh.secretText().getBytes(StandardCharsets.US_ASCII));
            key = SignerKey.ofSecretText(new String(kept, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the witness's key " + file, e);
        }
    }

    VerifierKey verifier() {
        return key.verifier();
    }

    Note.Line cosign(String checkpoint, Instant at) {
        return key.sign(checkpoint, at);
    }
}
