package org.linli.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * PDEATHSIG, by which the server ends with this JVM, follows the thread that forked: so a platform thread of its own starts
 * the process and waits for it. When the server ends without being asked (killed, out of memory, a full disk), that thread
 * starts it again on the same port; PostgreSQL recovers every commit, and the connection pool finds it there.
 */
/** The server program, kept running until it is told to end. */
final class ServerProcess {
    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ProcessBuilder builder;
    private final int port;
    private volatile @Nullable Process process;
    private volatile boolean settled; // it came up once: from now on it is kept up
    private volatile boolean closing;

    /** {@code home} holds {@code cluster} and gets the server's log. */
    ServerProcess(Path home, Path programs, Path cluster, String sharedBuffers) throws IOException {
        this.port = freePort();
        var command = new ArrayList<>(Unprivileged.words(true));
        command.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "shared_buffers=" + sharedBuffers,
                "max_wal_size=1GB",
                "max_connections=100",
                "wal_compression=on",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        this.builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()));
    }

    /** Starts it; {@link PidFile} says when it is ready. */
    void start() {
        Thread.ofPlatform().daemon().name("postgres").start(this::run);
    }

    /** Whether it runs or is being started. */
    boolean isStarting() {
        var child = process;
        return child == null || child.isAlive();
    }

    /** From now on it is started again whenever it ends by itself. */
    void keepUp() {
        settled = true;
    }

    /** It will be asked to end, and shall stay so. */
    void letGo() {
        closing = true;
    }

    private void run() {
        try {
            do {
                var child = builder.start();
                process = child;
                var code = child.waitFor();
                if (settled && !closing) {
                    log.error("the database server ended by itself (exit code {}); it is started again", code);
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                }
            } while (settled && !closing);
        } catch (IOException e) {
            log.error("the database server cannot be started: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
