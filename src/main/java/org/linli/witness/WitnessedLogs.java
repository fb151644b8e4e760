package org.linli.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Problem;
import org.linli.kernel.Settings;
import org.linli.kernel.WatchedFile;
import org.linli.tlog.KeyKind;
import org.linli.tlog.VerifierKey;
import org.springframework.stereotype.Component;

/** The logs that the operator agreed to witness: {@code <data>/witness-logs.txt}, a verifier key a line, {@code #} before remarks. */
@Component
class WitnessedLogs {
    private static final String FILE = "witness-logs.txt";

    private final WatchedFile<Map<String, List<VerifierKey>>> file;

    WitnessedLogs(Settings settings) {
        this.file = new WatchedFile<>(settings.data().resolve(FILE), WitnessedLogs::read);
    }

    /** Their keys by their names. */
    Map<String, List<VerifierKey>> all() {
        return file.get();
    }

    /** Why the file as it is now is not heeded. */
    Optional<String> failure() {
        return file.failure();
    }

    static Map<String, List<VerifierKey>> read(String text) {
        var keys = new LinkedHashMap<String, List<VerifierKey>>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    var key = VerifierKey.parse(line);
                    if (key.kind() == KeyKind.COSIGNATURE) {
                        throw Problem.INVALID.because("a witness's key and no log's: " + key.name());
                    }
                    keys.computeIfAbsent(key.name(), name -> new ArrayList<>()).add(key);
                });
        return keys;
    }
}
