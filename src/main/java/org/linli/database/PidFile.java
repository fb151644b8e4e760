package org.linli.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** {@code postmaster.pid}: what a server says of itself. Line 1 is its process, 4 its port, 8 whether it is ready. */
final class PidFile {
    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATE = 7;

    private final Path cluster;
    private final Path file;

    PidFile(Path cluster) {
        this.cluster = cluster;
        this.file = cluster.resolve("postmaster.pid");
    }

    /** The port once the server is ready; fails when {@code goesOn} does not hold any longer, or patience ends. */
    int awaitPort(BooleanSupplier goesOn, Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && goesOn.getAsBoolean()) {
            var lines = read(file);
            if (lines.size() > STATE && lines.get(STATE).strip().equals("ready")) {
                return Integer.parseInt(lines.get(PORT).strip());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IOException("the server did not come up; its log says why: " + cluster.resolveSibling("server.log"));
    }

    /** The server that runs on this cluster, if one does. A process that does not name our folder is somebody else's. */
    Optional<ProcessHandle> running() throws IOException {
        var lines = read(file);
        var handle = lines.isEmpty()
                ? Optional.<ProcessHandle>empty()
                : ProcessHandle.of(Long.parseLong(lines.get(PID).strip()));
        return handle.isPresent() && handle.get().isAlive() && isOurs(handle.get()) ? handle : Optional.empty();
    }

    private boolean isOurs(ProcessHandle process) throws IOException {
        if (Files.isDirectory(Path.of("/proc/self"))) {
            var proc = Path.of("/proc", String.valueOf(process.pid()));
            var alive = read(proc.resolve("stat")).stream().noneMatch(line -> line.contains(") Z "));
            return alive && read(proc.resolve("cmdline")).stream().anyMatch(line -> line.contains(cluster.toString()));
        }
        return process.info().command().map(name -> name.contains("postgres")).orElse(false);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The lines of a file, none if it is not there or vanished meanwhile. */
    private static List<String> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
