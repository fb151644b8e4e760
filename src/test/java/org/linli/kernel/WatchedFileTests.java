package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTests {
    private static int number(String text) {
        if (!text.strip().matches("\\d*")) {
            throw Problem.INVALID.because("line 1: no number");
        }
        return text.isBlank() ? 0 : Integer.parseInt(text.strip());
    }

    @TempDir
    Path folder = Path.of("");

    @Test
    void saysWhatTheFileSaysNow() throws IOException {
        var file = folder.resolve("number.txt");
        var watched = new WatchedFile<>(file, WatchedFileTests::number);
        assertThat(watched.get()).isZero();
        Files.writeString(file, "7\n");
        assertThat(watched.get()).isEqualTo(7);
        Files.writeString(file, "12\n");
        assertThat(watched.get()).isEqualTo(12);
        Files.delete(file);
        assertThat(watched.get()).isZero();
    }

    @Test
    void aFileThatIsSpoiledLaterLeavesWhatItSaid() throws IOException {
        var file = folder.resolve("number.txt");
        Files.writeString(file, "7\n");
        var watched = new WatchedFile<>(file, WatchedFileTests::number);
        Files.writeString(file, "seven\n");
        assertThat(watched.get()).isEqualTo(7);
        assertThat(watched.failure()).get().asString().contains("number.txt", "line 1");
        Files.writeString(file, "123\n");
        assertThat(watched.get()).isEqualTo(123);
        assertThat(watched.failure()).isEmpty();
    }

    @Test
    void aFileThatIsSpoiledFromTheBeginningStopsTheStart() throws IOException {
        var file = folder.resolve("number.txt");
        Files.writeString(file, "seven\n");
        assertThatThrownBy(() -> new WatchedFile<>(file, WatchedFileTests::number))
                .hasMessageContaining("number.txt: line 1");
    }
}
