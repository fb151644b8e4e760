package org.linli.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs for this machine, unpacked once from the archive on the class path. */
final class Binaries {
    private static final String DONE = ".complete";

    private Binaries() {}

    /** The folder with {@code bin/postgres}, below {@code home}; unpacks it there if it is not whole. */
    static Path unpack(Path home) throws IOException {
        var archive = archive();
        var folder = home.resolve("postgresql-" + archive.replaceAll("\\W", "-"));
        if (Files.exists(folder.resolve(DONE))) {
            return folder;
        }
        Files.createDirectories(folder);
        try (var raw = open(archive);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(raw)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(folder, entry, tar);
            }
        }
        Files.createFile(folder.resolve(DONE));
        return folder;
    }

    private static void place(Path folder, TarArchiveEntry entry, InputStream content) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString((entry.getMode() & 0111) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream open(String archive) throws IOException {
        var stream = Binaries.class.getResourceAsStream("/" + archive);
        if (stream == null) {
            throw new IOException("no PostgreSQL for this machine (" + archive
                    + "): set LINLI_DB_URL to a server, or build on this kind of machine");
        }
        return stream;
    }

    /** The archive's name in the binaries' jar for this operating system and processor. */
    private static String archive() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arm = List.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
        if (name.contains("mac")) {
            return arm ? "postgres-darwin-arm_64.txz" : "postgres-darwin-x86_64.txz";
        }
        if (name.contains("win")) {
            return "postgres-windows-x86_64.txz";
        }
        return arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
    }
}
