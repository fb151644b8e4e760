package org.linli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.linli.kernel.Settings;
import org.springframework.stereotype.Component;

/** When backups were taken, and where to: {@code backups.log} beside the data, a line each. */
@Component
class BackupLog {
    static final String FILE = "backups.log";

    private final Path file;

    BackupLog(Settings settings) {
        this.file = settings.data().resolve(FILE);
    }

    /** A backup that was taken. */
    record Line(Instant at, String path) {}

    void add(Instant at, Path path) {
        try {
            Files.writeString(
                    file,
                    at + " " + path.toAbsolutePath() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of backups " + file, e);
        }
    }

    Optional<Line> newest() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                            .flatMap(text -> read(text).stream())
                            .reduce((first, second) -> second)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of backups " + file, e);
        }
    }

    private static Optional<Line> read(String text) {
        var blank = text.indexOf(' ');
        try {
            return blank < 0
                    ? Optional.empty()
                    : Optional.of(new Line(Instant.parse(text.substring(0, blank)), text.substring(blank + 1)));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a line that was cut off
        }
    }
}
