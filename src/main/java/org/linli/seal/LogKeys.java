package org.linli.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.linli.kernel.PrivateFile;
import org.linli.kernel.Settings;
import org.linli.tlog.KeyKind;
import org.linli.tlog.Note;
import org.linli.tlog.SignerKey;
import org.linli.tlog.VerifierKey;
import org.springframework.stereotype.Component;

/**
 * The log's private keys, each in a file of its own beside the master key, made at first start: Ed25519, and ML-DSA-44 against
 * quantum computers. The log's name, its origin, is the public host's of that day and stands in the files: it never changes.
 */
@Component
class LogKeys {
    private static final String ED25519 = "log.key";
    private static final String ML_DSA = "log-ml-dsa.key";

    private final SignerKey first;
    private final SignerKey second;

    LogKeys(Settings settings) {
        var folder = settings.data();
        this.first = key(folder.resolve(ED25519), settings.origin().getHost(), KeyKind.ED25519);
        this.second = key(folder.resolve(ML_DSA), first.verifier().name(), KeyKind.ML_DSA_44);
    }

    private static SignerKey key(Path file, String name, KeyKind kind) {
        try {
            var text = java.nio.file.Files.exists(file)
                    ? java.nio.file.Files.readAllBytes(file)
                    : PrivateFile.writeOnce(file, fresh(name, kind));
            return SignerKey.ofSecretText(new String(text, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the log's key " + file, e);
        }
    }

    private static byte[] fresh(String name, KeyKind kind) {
        return SignerKey.generate(name, kind, new SecureRandom()).secretText().getBytes(StandardCharsets.US_ASCII);
    }

    /** The log's name, first line of its checkpoints. */
    String origin() {
        return first.verifier().name();
    }

    /** What others check the log's signatures with, the Ed25519 key first. */
    List<VerifierKey> verifiers() {
        return List.of(first.verifier(), second.verifier());
    }

    /** A checkpoint with both signatures. */
    Note sign(String checkpoint, Instant at) {
        return new Note(checkpoint, List.of(first.sign(checkpoint, at), second.sign(checkpoint, at)));
    }

    /** A text that is no checkpoint, with the first signature alone. */
    Note promise(String text, Instant at) {
        return new Note(text, List.of(first.sign(text, at)));
    }
}
