package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTests {
    @TempDir
    Path folder;

    @Test
    void theFirstToWriteWins() throws Exception {
        var file = folder.resolve("new/key");
        assertThat(PrivateFile.writeOnce(file, bytes("first"))).isEqualTo(bytes("first"));
        assertThat(PrivateFile.writeOnce(file, bytes("second"))).isEqualTo(bytes("first"));
        assertThat(file).hasContent("first");
    }

    @Test
    void replacesTheWholeOrNothingAndLeavesNoDraft() throws Exception {
        var file = folder.resolve("accounts");
        PrivateFile.replace(file, bytes("a longer one"));
        PrivateFile.replace(file, bytes("short"));
        assertThat(file).hasContent("short");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
