package org.linli.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator wrote into a file of the data folder, read again whenever that changes. A file that cannot be read as what it
 * must be stops the start; if it is spoiled later, what it said before goes on to hold. Thread-safe.
 */
public final class WatchedFile<T> {
    private static final Logger log = LoggerFactory.getLogger(WatchedFile.class);

    private final Path file;
    private final Function<String, T> reader;
    private Version version = Version.NONE;
    private T value;
    private @Nullable String failure;

    private record Version(FileTime modified, long size) {
        static final Version NONE = new Version(FileTime.fromMillis(0), -1);
    }

    /** Reads {@code file} by {@code reader}, which gets an empty text where there is no such file. */
    public WatchedFile(Path file, Function<String, T> reader) {
        this.file = file;
        this.reader = reader;
        try {
            version = version();
            value = reader.apply(text(version));
        } catch (ProblemException e) {
            throw new IllegalArgumentException(file + ": " + e.detail(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file says now. */
    public synchronized T get() {
        try {
            var now = version();
            if (!now.equals(version)) {
                version = now;
                value = reader.apply(text(now));
                failure = null;
                log.info("{} was read", file);
            }
        } catch (IOException
                | ProblemException e) { // the edge: somebody is writing it; it is read once more when it changes
            failure = file + ": " + e.getMessage();
            log.warn("what the file said before still holds: {}", failure);
        }
        return value;
    }

    /** Why the file as it is now is not heeded. */
    public synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private Version version() throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException e) {
            return Version.NONE;
        }
    }

    private String text(Version now) throws IOException {
        return now.equals(Version.NONE) ? "" : Files.readString(file, StandardCharsets.UTF_8);
    }
}
