package org.linli.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Ids;
import org.linli.kernel.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/*
 * A real PostgreSQL as a child process, its data in one folder that survives restarts and kills.
 *
 * One folder, one server: the JVM that runs it holds a lock on home/.lock; another JVM attaches to the running server
 * instead of starting a second. Where the JVM was killed, Linux stops the server by itself (PR_SET_PDEATHSIG, set by
 * setpriv: SIGINT is PostgreSQL's fast shutdown); elsewhere, or if that failed, the next start finds the orphan by its
 * postmaster.pid and stops it first. A first start that is cut off leaves no half-made cluster: it is made beside its place
 * and moved there when it is whole.
 */
/** The embedded database server: started by this JVM, or attached to. */
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String VERSION = "18";

    private final Path home;
    private final Path cluster;
    private final PidFile pidFile;
    private final FileChannel lockFile;
    private final @Nullable FileLock lock;
    private @Nullable Path programs;
    private @Nullable ServerProcess server;
    private int port;

    private EmbeddedPostgres(Path home, FileChannel lockFile, @Nullable FileLock lock) {
        this.home = home;
        this.cluster = home.resolve("cluster");
        this.pidFile = new PidFile(cluster);
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Starts the server of {@code home}, or attaches to it where another process of ours runs it. */
    static EmbeddedPostgres open(Path home, String sharedBuffers) {
        try {
            Files.createDirectories(home);
            var lockFile = FileChannel.open(home.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var postgres = new EmbeddedPostgres(home, lockFile, lock(lockFile));
            if (postgres.own()) {
                postgres.start(Binaries.unpack(home), sharedBuffers);
            } else {
                postgres.port = postgres.pidFile.awaitPort(() -> true, PATIENCE);
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL in " + home + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another application context of this JVM
        }
    }

    /** The port it listens on, on 127.0.0.1 only. */
    int port() {
        return port;
    }

    /** Whether this process runs the server, and not another that was there first. */
    boolean own() {
        return lock != null;
    }

    /** The password of {@code role}, made at first use and kept beside the data for this user only. */
    String password(String role) {
        try {
            var fresh = Ids.random(26).getBytes(StandardCharsets.US_ASCII);
            return new String(
                    PrivateFile.writeOnce(home.resolve("password-" + role), fresh), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(Path binaries, String sharedBuffers) throws IOException {
        programs = binaries;
        stopLeftover();
        if (!Files.exists(cluster)) {
            initialise(binaries);
        }
        var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new IOException(
                    "its data is of PostgreSQL " + version + ", this is " + VERSION + "; restore a backup instead");
        }
        var own = new ServerProcess(home, binaries, cluster, sharedBuffers);
        server = own;
        own.start();
        port = pidFile.awaitPort(own::isStarting, PATIENCE);
        own.keepUp();
    }

    /** Stops a server that outlived its JVM, and may be stopping by itself already; returns once it is gone. */
    private void stopLeftover() throws IOException {
        var leftover = pidFile.running();
        if (leftover.isPresent()) {
            var process = leftover.get();
            log.warn("stopping the database server that an earlier run left behind (process {})", process.pid());
            try {
                stopServer();
            } catch (IOException e) {
                log.info("it was about to end: {}", e.getMessage());
            }
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("an earlier database server (process " + process.pid() + ") does not stop", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        pidFile.delete();
    }

    private void stopServer() throws IOException {
        Unprivileged.run(programs + "/bin/pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60");
    }

    private void initialise(Path binaries) throws IOException {
        var draft = home.resolve("cluster.new");
        FileSystemUtils.deleteRecursively(draft);
        password("postgres");
        Unprivileged.open(home);
        Unprivileged.run(
                binaries.resolve("bin/initdb").toString(),
                "-D",
                draft.toString(),
                "-U",
                "postgres",
                "--pwfile=" + home.resolve("password-postgres"),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Stops the server if this process runs it: fast shutdown, every commit on disk. */
    @Override
    public void close() throws IOException {
        if (lock == null) {
            lockFile.close();
            return;
        }
        try {
            if (server != null) {
                server.letGo();
            }
            stopServer();
        } finally {
            lock.release();
            lockFile.close();
        }
    }
}
