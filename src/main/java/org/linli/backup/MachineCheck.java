package org.linli.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Settings;

/** What can be told before the application stands: settings, Java, the data folder, its disk, the keys. Changes nothing. */
final class MachineCheck {
    private static final int MASTER_KEY = 32; // bytes
    private static final long ROOM = 1L << 30; // bytes that a day's work, its log and a restart may want
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1", "localhost");

    private final Function<String, @Nullable String> environment;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Settings settings;

    MachineCheck(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** Looks at everything. */
    List<Finding> look() {
        findings.clear();
        try {
            settings = Settings.read(environment);
        } catch (IllegalArgumentException e) {
            findings.add(Finding.wrong("settings", String.valueOf(e.getMessage())));
            return List.copyOf(findings);
        }
        var read = settings;
        var open = !LOOPBACK.contains(read.bind());
        var local = LOOPBACK.contains(String.valueOf(read.origin().getHost()));
        findings.add(Finding.of(!open || !local, "origin", read.bind(), read.origin()));
        findings.add(Finding.well("java", Runtime.version(), System.getProperty("java.vendor", "")));
        folder(read.data());
        if (hasData()) {
            key("master", read.masterKey());
            key("log", read.data().resolve("log.key"));
            key("log", read.data().resolve("log-ml-dsa.key"));
        }
        return List.copyOf(findings);
    }

    /** Whether there is an installation to look into. */
    boolean hasData() {
        return Optional.ofNullable(settings)
                .map(read ->
                        read.server().isPresent() || Files.exists(read.data().resolve("postgres/cluster")))
                .orElse(false);
    }

    private void folder(Path data) {
        if (!hasData()) {
            findings.add(Finding.well("data.none", data));
        } else {
            findings.add(Finding.of(Files.isDirectory(data) && Files.isWritable(data), "data", data));
        }
        var at = data;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        var free = at.toFile().getUsableSpace();
        findings.add(Finding.of(free >= ROOM, "disk", "%,d".formatted(free >> 20), at));
    }

    private void key(String kind, Path file) {
        if (!Files.isReadable(file)) {
            findings.add(Finding.wrong("key." + kind + ".missing", file));
            return;
        }
        try {
            if (kind.equals("master") && Files.size(file) != MASTER_KEY) {
                findings.add(Finding.wrong("key.master.length", file, Files.size(file)));
                return;
            }
            findings.add(Finding.of(!isOpen(file), "key", file));
        } catch (IOException e) {
            findings.add(Finding.wrong("key." + kind + ".missing", file));
        }
    }

    /** Whether others than its user may read or change it. */
    private static boolean isOpen(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        var owners = EnumSet.copyOf(PosixFilePermissions.fromString("rwx------"));
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(file));
        permissions.removeAll(owners);
        return !permissions.isEmpty();
    }
}
