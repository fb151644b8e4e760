package org.linli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.kernel.Settings;

class EmbeddedPostgresTests {
    @TempDir
    Path home;

    /** Kills the JVM twice while its server runs; the next start takes the folder over and finds every committed row. */
    @Test
    void survivesTheDeathOfItsJvm() throws Exception {
        killAfterCommit();
        killAfterCommit();
        try (var server = EmbeddedPostgres.open(home, "16MB")) {
            assertThat(server.own()).isTrue();
            assertThat(rows(server)).isEqualTo(2);
        }
    }

    @Test
    void neverRunsTwoServersOnOneFolder() throws Exception {
        try (var first = EmbeddedPostgres.open(home, "16MB");
                var second = EmbeddedPostgres.open(home, "16MB")) {
            assertThat(second.own()).isFalse();
            assertThat(second.port()).isEqualTo(first.port());
        }
    }

    /** A command may work beside the server; a second server on the same data may not. */
    @Test
    void aSecondServerOnTheSameDataIsRefusedWithAWord() throws Exception {
        var settings = Settings.read(name -> name.equals("LINLI_DATA") ? home.toString() : null);
        var configuration = new DatabaseConfiguration();
        try (var first = configuration.database(settings, "16MB", true);
                var command = configuration.database(settings, "16MB", false)) {
            assertThat(first.runsServer()).isTrue();
            assertThat(command.url()).isEqualTo(first.url());
            assertThatIllegalStateException()
                    .isThrownBy(() -> configuration.database(settings, "16MB", true))
                    .withMessageContaining("already runs on " + home)
                    .withMessageContaining("LINLI_DATA");
        }
    }

    private void killAfterCommit() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerThatIsKilled.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null && !line.equals("committed"); line = out.readLine()) {
                // log lines before it
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static int rows(EmbeddedPostgres server) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        try (var connection = DriverManager.getConnection(url, "postgres", server.password("postgres"));
                var result = connection.createStatement().executeQuery("select count(*) from kept")) {
            result.next();
            return result.getInt(1);
        }
    }
}
