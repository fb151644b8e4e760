package org.linli.kernel;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only this user may read. Such a file is there whole or not at all, whenever the machine stops. */
public final class PrivateFile {
    private PrivateFile() {}

    /**
     * Writes {@code content} unless {@code file} is there already; the first of several processes wins.
     *
     * @return what the file holds afterwards
     */
    public static byte[] writeOnce(Path file, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            var draft = draft(file, content);
            try {
                Files.createLink(file, draft); // refuses to replace, which a rename would not
            } catch (FileAlreadyExistsException e) {
                return Files.readAllBytes(file);
            } catch (UnsupportedOperationException e) {
                Files.move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
        return Files.readAllBytes(file);
    }

    /** Puts {@code content} in the place of what {@code file} holds, if it is there. */
    public static void replace(Path file, byte[] content) throws IOException {
        var draft = draft(file, content);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path draft(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(folder, ".draft", "", permissions(file));
        return Files.write(draft, content);
    }

    private static FileAttribute<?>[] permissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
