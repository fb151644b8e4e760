package org.linli.seal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Settings;
import org.linli.kernel.WatchedFile;
import org.linli.tlog.Policy;
import org.springframework.stereotype.Component;

/** Whom the operator asks to witness the log: {@code <data>/log-policy.txt}, as c2sp.org/tlog-policy; nobody where there is none. */
@Component
class LogPolicy {
    private static final String FILE = "log-policy.txt";
    private static final Policy NOBODY = new Policy(List.of(), Map.of(), Map.of(), "none");

    private final WatchedFile<Policy> file;

    LogPolicy(Settings settings) {
        this.file =
                new WatchedFile<>(settings.data().resolve(FILE), text -> text.isBlank() ? NOBODY : Policy.parse(text));
    }

    Policy now() {
        return file.get();
    }

    Optional<String> failure() {
        return file.failure();
    }
}
