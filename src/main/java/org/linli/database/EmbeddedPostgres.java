package org.linli.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Ids;
import org.linli.kernel.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * A real PostgreSQL as a child process, its data in one folder that survives restarts and kills.
 *
 * One folder, one server: the JVM that runs it holds a lock on home/.lock; another JVM attaches to the running server
 * instead of starting a second. Where the JVM was killed, Linux stops the server by itself (PR_SET_PDEATHSIG, set by
 * setpriv: SIGINT is PostgreSQL's fast shutdown); elsewhere, or if that failed, the next start finds the orphan by its
 * postmaster.pid and stops it first. PDEATHSIG follows the forking thread, so a platform thread of its own starts the
 * process and waits for it.
 *
 * PostgreSQL refuses to run as root. As root the server runs in a user namespace of its own (unshare -U), where files
 * keep their owner; where namespaces are forbidden, as nobody (65534), who then owns the data folder.
 */
/** The embedded database server: started by this JVM, or attached to. */
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOBODY = "65534";

    private final Path home;
    private final Path programs;
    private final Path cluster;
    private final FileChannel lockFile;
    private final @Nullable FileLock lock;
    private @Nullable Process process;
    private int port;

    private EmbeddedPostgres(Path home, Path programs, FileChannel lockFile, @Nullable FileLock lock) {
        this.home = home;
        this.programs = programs;
        this.cluster = home.resolve("cluster");
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Starts the server of {@code home}, or attaches to it where another process of ours runs it. */
    static EmbeddedPostgres open(Path home, String sharedBuffers) {
        try {
            Files.createDirectories(home);
            var lockFile = FileChannel.open(home.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lock(lockFile);
            if (lock == null) {
                var attached = new EmbeddedPostgres(home, home, lockFile, null);
                attached.port = attached.awaitPort(() -> true);
                return attached;
            }
            var server = new EmbeddedPostgres(home, Binaries.unpack(home), lockFile, lock);
            server.startOwn(sharedBuffers);
            return server;
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

    private void startOwn(String sharedBuffers) throws IOException {
        var pid = cluster.resolve("postmaster.pid");
        stopLeftover(pid);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise();
        }
        var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals("18")) {
            throw new IOException("its data is of PostgreSQL " + version + ", this is 18; restore a backup instead");
        }
        fork(sharedBuffers);
        port = awaitPort(() -> process != null && process.isAlive());
    }

    /** Stops a server that outlived its JVM. Only a process that names our folder is ours. */
    private void stopLeftover(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = read(pidFile);
        var handle = lines.isEmpty()
                ? Optional.<ProcessHandle>empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (handle.isPresent() && handle.get().isAlive() && isOurs(handle.get())) {
            stop(handle.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** Stops a leftover, which may be stopping by itself already; returns once it is gone. */
    private void stop(ProcessHandle leftover) throws IOException {
        log.warn("stopping the database server that an earlier run left behind (process {})", leftover.pid());
        try {
            pgCtlStop();
        } catch (IOException e) {
            log.info("it was about to end: {}", e.getMessage());
        }
        try {
            leftover.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("an earlier database server (process " + leftover.pid() + ") does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pgCtlStop() throws IOException {
        var program = programs.resolve("bin/pg_ctl").toString();
        run(program, "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60");
    }

    private boolean isOurs(ProcessHandle process) throws IOException {
        var proc = Path.of("/proc", String.valueOf(process.pid()));
        if (Files.isDirectory(Path.of("/proc/self"))) {
            var alive = read(proc.resolve("stat")).stream().noneMatch(line -> line.contains(") Z "));
            return alive && read(proc.resolve("cmdline")).stream().anyMatch(line -> line.contains(cluster.toString()));
        }
        return process.info().command().map(name -> name.contains("postgres")).orElse(false);
    }

    private void initialise() throws IOException {
        var password = home.resolve("password-postgres");
        password("postgres");
        if (asRoot() && !namespaces()) {
            giveAway();
        }
        run(
                programs.resolve("bin/initdb").toString(),
                "-D",
                cluster.toString(),
                "-U",
                "postgres",
                "--pwfile=" + password,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    private void fork(String sharedBuffers) throws IOException {
        var command = new ArrayList<>(unprivileged(true));
        command.addAll(List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                cluster.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + freePort(),
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=" + sharedBuffers,
                "-c",
                "max_wal_size=1GB",
                "-c",
                "max_connections=100",
                "-c",
                "wal_compression=on",
                "-c",
                "jit=off",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()));
        var started = new CountDownLatch(1);
        var failure = new AtomicReference<IOException>();
        Thread.ofPlatform().daemon().name("postgres").start(() -> {
            try {
                var child = builder.start();
                process = child;
                started.countDown();
                child.waitFor();
            } catch (IOException e) {
                failure.set(e);
                started.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** Waits until the server says {@code ready} on line 8 of its pid file; its port is line 4. */
    private int awaitPort(java.util.function.BooleanSupplier alive) throws IOException {
        var pid = cluster.resolve("postmaster.pid");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && alive.getAsBoolean()) {
            if (Files.exists(pid)) {
                var lines = read(pid);
                if (lines.size() >= 8 && lines.get(7).strip().equals("ready")) {
                    return Integer.parseInt(lines.get(3).strip());
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IOException("the server did not come up; see " + home.resolve("server.log"));
    }

    /** The lines of a pid file, none if it vanished meanwhile. */
    private static List<String> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The words before a PostgreSQL program that let it run here; {@code tied}: it ends with this JVM. */
    private List<String> unprivileged(boolean tied) {
        if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            return List.of();
        }
        var death = tied ? List.of("--pdeathsig", "INT") : List.<String>of();
        var words = new ArrayList<String>();
        if (!asRoot()) {
            words.add("setpriv");
        } else if (namespaces()) {
            words.addAll(List.of("unshare", "-U", "setpriv"));
        } else {
            words.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        words.addAll(death);
        words.add("--");
        return words;
    }

    private static boolean asRoot() {
        return "root".equals(System.getProperty("user.name")) && Files.isDirectory(Path.of("/proc"));
    }

    private static boolean namespaces() {
        try {
            return new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void giveAway() throws IOException {
        Files.createDirectories(cluster);
        try {
            new ProcessBuilder("chown", "-R", NOBODY + ":" + NOBODY, home.toString())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String... program) throws IOException {
        var command = new ArrayList<>(unprivileged(false));
        command.addAll(List.of(program));
        var child = new ProcessBuilder(command).redirectErrorStream(true).start();
        child.getOutputStream().close();
        var output = new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (child.waitFor() != 0) {
                throw new IOException(Path.of(program[0]).getFileName() + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the server if this process runs it: fast shutdown, every commit on disk. */
    @Override
    public void close() throws IOException {
        if (lock == null) {
            lockFile.close();
            return;
        }
        try {
            pgCtlStop();
        } finally {
            lock.release();
            lockFile.close();
        }
    }
}
