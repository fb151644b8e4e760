package org.linli.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/*
 * PostgreSQL refuses to run as root. As root its programs run in a user namespace of their own (unshare -U), where files keep
 * their owner; where namespaces are forbidden, as nobody (65534), who then owns the data folder.
 */
/** How PostgreSQL's programs are run here: never as root. */
final class Unprivileged {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final String NOBODY = "65534";

    private Unprivileged() {}

    /** The words before a program that let it run here; {@code tied}: it is told to end (SIGINT) when its starter dies. */
    static List<String> words(boolean tied) {
        if (!Files.isExecutable(SETPRIV)) {
            return List.of();
        }
        var words = new ArrayList<String>();
        if (!isRoot()) {
            words.add("setpriv");
        } else if (hasNamespaces()) {
            words.addAll(List.of("unshare", "-U", "setpriv"));
        } else {
            words.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        if (tied) {
            words.addAll(List.of("--pdeathsig", "INT"));
        }
        words.add("--");
        return words;
    }

    /** Runs a program to its end; fails with what it printed unless it ends well. */
    static void run(String... program) throws IOException {
        var command = new ArrayList<>(words(false));
        command.addAll(List.of(program));
        var child = new ProcessBuilder(command).redirectErrorStream(true).start();
        child.getOutputStream().close();
        var output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (await(child) != 0) {
            throw new IOException(Path.of(program[0]).getFileName() + " failed: " + output);
        }
    }

    /** Lets whoever runs the programs write to {@code home}. */
    static void open(Path home) throws IOException {
        if (isRoot() && !hasNamespaces()) {
            await(new ProcessBuilder("chown", "-R", NOBODY + ":" + NOBODY, home.toString()).start());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name")) && Files.isDirectory(Path.of("/proc"));
    }

    private static boolean hasNamespaces() {
        try {
            return await(new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .start())
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int await(Process child) {
        try {
            return child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
