package org.linli.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.linli.kernel.District;
import org.linli.kernel.PrivateFile;
import org.linli.kernel.Settings;
import org.springframework.stereotype.Component;

/**
 * Whose keys were destroyed, in a file beside the database ({@code shredded.log}), so that it outlives a database that is lost and
 * one that is brought back from before. One line each, only ever added to, on disk when {@link #add} returns. It names nobody:
 * subjects are random ids.
 */
@Component
class ShredList {
    static final String FILE = "shredded.log";

    private static final Pattern LINE = Pattern.compile(
            "(\\d{6}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z) (\\S{1,60})");

    private final Path file;

    ShredList(Settings settings) {
        this.file = settings.data().resolve(FILE);
    }

    /** A subject, when its key was destroyed, and the code of the legal ground. */
    record Line(District district, UUID subject, Instant at, String ground) {
        String text() {
            return "%s %s %s %s\n".formatted(district, subject, at, ground.replaceAll("\\s+", "-"));
        }

        static Optional<Line> read(String text) {
            var parts = LINE.matcher(text);
            return parts.matches()
                    ? Optional.of(new Line(
                            new District(parts.group(1)),
                            UUID.fromString(parts.group(2)),
                            Instant.parse(parts.group(3)),
                            parts.group(4)))
                    : Optional.empty();
        }
    }

    /** What a list says, each subject once, and how many lines of it cannot be read: a write that was cut off, or damage. */
    record Content(List<Line> lines, int unreadable) {}

    Content read() {
        return read(file);
    }

    /** The list in {@code file}; an empty one where there is none. */
    static Content read(Path file) {
        if (!Files.exists(file)) {
            return new Content(List.of(), 0);
        }
        try (var texts = Files.lines(file, StandardCharsets.US_ASCII)) {
            var lines = new LinkedHashSet<Line>();
            var unreadable = new int[1];
            texts.filter(text -> !text.isEmpty())
                    .forEach(text -> Line.read(text).ifPresentOrElse(lines::add, () -> unreadable[0]++));
            return new Content(List.copyOf(lines), unreadable[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("the shred list " + file + ": " + e.getMessage(), e);
        }
    }

    /** Adds {@code lines}; on disk when this returns. A line that was cut off by a power failure stays a line of its own. */
    synchronized void add(Collection<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var some = new ArrayList<>(lines.stream().map(Line::text).toList());
        try {
            PrivateFile.writeOnce(file, new byte[0]);
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                if (!endsWhole(channel)) {
                    some.addFirst("\n");
                }
                channel.position(channel.size());
                var bytes = ByteBuffer.wrap(String.join("", some).getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the shred list " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean endsWhole(FileChannel channel) throws IOException {
        var last = ByteBuffer.allocate(1);
        return channel.size() == 0 || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }
}
