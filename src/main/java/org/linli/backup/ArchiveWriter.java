package org.linli.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.function.ToLongFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.linli.backup.Manifest.Sum;
import org.linli.database.WholeTables.Table;
import org.linli.kernel.PrivateFile;

/** Writes a file of its own user's only; it is not there before {@link #close} was called after {@link #finish}. */
final class ArchiveWriter implements AutoCloseable {
    private final Path draft;
    private final FileChannel channel;
    private final ZipOutputStream zip;

    ArchiveWriter(Path draft) throws IOException {
        this.draft = draft;
        Files.deleteIfExists(draft);
        PrivateFile.writeOnce(draft, new byte[0]);
        this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), Archive.BUFFER));
        zip.setLevel(Archive.LEVEL);
    }

    Sum add(Table table, ToLongFunction<OutputStream> copying) throws IOException {
        zip.putNextEntry(new ZipEntry(Archive.entry(table.name())));
        var digest = Archive.sha256();
        var counted = new Counted(new DigestOutputStream(zip, digest));
        var rows = copying.applyAsLong(counted);
        zip.closeEntry();
        return new Sum(
                table.name(),
                table.columns(),
                rows,
                counted.bytes,
                HexFormat.of().formatHex(digest.digest()));
    }

    /** Writes the manifest, and all of it to disk. */
    void finish(Manifest manifest) throws IOException {
        var bytes = Archive.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        zip.putNextEntry(new ZipEntry(Archive.MANIFEST));
        zip.write(bytes);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(Archive.MANIFEST_SUM));
        zip.write(HexFormat.of().formatHex(Archive.sha256().digest(bytes)).getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
    }

    /** Gives up what was not renamed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
    }

    /** Counts what is written. */
    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            bytes += length;
        }
    }
}
