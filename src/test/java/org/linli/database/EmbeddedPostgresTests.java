package org.linli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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

    /** Kills the server alone, as the kernel does when memory runs out; it comes back by itself at the same address. */
    @Test
    void startsTheServerAgainWhenItDies() throws Exception {
        try (var server = EmbeddedPostgres.open(home, "16MB")) {
            execute(server, "create table kept (n int)");
            execute(server, "insert into kept values (1)");
            var killed = new PidFile(home.resolve("cluster")).running().orElseThrow();
            killed.destroyForcibly();
            killed.onExit().get();
            await(() -> rows(server) == 1);
        }
    }

    private static void await(Callable<Boolean> wish) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                if (wish.call()) {
                    return;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            Thread.sleep(100);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        return DriverManager.getConnection(url, "postgres", server.password("postgres"));
    }

    @Test
    void aFirstStartThatWasCutOffIsBegunAnew() throws Exception {
        Files.createDirectories(home.resolve("cluster.new/base"));
        Files.writeString(home.resolve("cluster.new/PG_VERSION"), "18");
        try (var server = EmbeddedPostgres.open(home, "16MB")) {
            execute(server, "select 1");
        }
        assertThat(home.resolve("cluster.new")).doesNotExist();
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
        try (var connection = connect(server);
                var result = connection.createStatement().executeQuery("select count(*) from kept")) {
            result.next();
            return result.getInt(1);
        }
    }
}
