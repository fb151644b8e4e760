package org.linli.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.ToLongFunction;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.linli.backup.Manifest.Sum;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import tools.jackson.core.JacksonException;

/** Reads a backup; every failure of the file itself is {@link Problem#INVALID}. */
final class ArchiveReader implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    ArchiveReader(Path file) {
        this.file = file;
        if (!Files.isReadable(file)) {
            throw Problem.NOT_FOUND.because(Texts.both("backup.unreadable", file));
        }
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw damaged(Archive.MANIFEST, e);
        }
        try {
            this.manifest = readManifest();
        } catch (IOException | RuntimeException e) {
            close();
            throw e instanceof ProblemException refusal ? refusal : damaged(Archive.MANIFEST, e);
        }
    }

    private Manifest readManifest() throws IOException {
        byte[] bytes;
        byte[] sum;
        try (var in = open(Archive.MANIFEST);
                var sums = open(Archive.MANIFEST_SUM)) {
            bytes = in.readAllBytes();
            sum = sums.readAllBytes();
        }
        var is = HexFormat.of().formatHex(Archive.sha256().digest(bytes));
        if (!is.equals(new String(sum, StandardCharsets.US_ASCII))) {
            throw damaged(Archive.MANIFEST, null);
        }
        try {
            return Archive.JSON.readValue(bytes, Manifest.class);
        } catch (JacksonException e) {
            throw damaged(Archive.MANIFEST, e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads a table to its end and compares; {@code reading} may make something of it, and answers the number of rows. */
    void read(Sum sum, ToLongFunction<InputStream> reading) {
        var digest = Archive.sha256();
        long bytes;
        long rows;
        try (var in = new Measured(open(Archive.entry(sum.name())), digest)) {
            rows = reading.applyAsLong(in);
            in.transferTo(OutputStream.nullOutputStream());
            bytes = in.bytes;
        } catch (IOException | UncheckedIOException e) {
            throw damaged(sum.name(), e);
        }
        if (rows != sum.rows()
                || bytes != sum.bytes()
                || !HexFormat.of().formatHex(digest.digest()).equals(sum.sha256())) {
            throw damaged(sum.name(), null);
        }
    }

    /** Reads a table to its end and compares, and keeps nothing. */
    void check(Sum sum) {
        read(sum, ArchiveReader::lines);
    }

    private static long lines(InputStream in) {
        var buffer = new byte[Archive.BUFFER];
        var lines = 0L;
        try {
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (var i = 0; i < n; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0; // a line feed in a value is written \n
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private InputStream open(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException(name + " is missing");
        }
        return new BufferedInputStream(zip.getInputStream(entry), Archive.BUFFER);
    }

    private RuntimeException damaged(String what, @Nullable Exception cause) {
        var damaged = Problem.INVALID.because(Texts.both("backup.damaged", file, what));
        if (cause != null) {
            damaged.addSuppressed(cause);
        }
        return damaged;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts and digests what is read. */
    private static final class Measured extends FilterInputStream {
        private final MessageDigest digest;
        private long bytes;

        Measured(InputStream in, MessageDigest digest) {
            super(in);
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            var b = in.read();
            if (b >= 0) {
                digest.update((byte) b);
                bytes++;
            }
            return b;
        }

        @Override
        public int read(byte[] some, int from, int length) throws IOException {
            var n = in.read(some, from, length);
            if (n > 0) {
                digest.update(some, from, n);
                bytes += n;
            }
            return n;
        }
    }
}
