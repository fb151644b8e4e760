package org.linli.launch;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The jar's entry: starts Linli on Java 25 or newer. On an older Java it looks for a JDK 25 in the usual places and
 * runs the same command there, or says in one line what is missing. Compiled for Java 17, so that it loads there.
 */
public final class Launch {
    private static final int NEEDED = 25; // feature version

    private Launch() {}

    /** Runs Linli with {@code args}; ends this process with the exit code of the newer one if it had to start one. */
    public static void main(String[] args) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            Class.forName("org.linli.Linli").getMethod("main", String[].class).invoke(null, (Object) args);
            return;
        }
        Path java = newest();
        if (java == null) {
            System.err.println("Linli needs Java " + NEEDED + " or newer; this is Java "
                    + Runtime.version().feature() + ". Install a JDK " + NEEDED
                    + " (for example Eclipse Temurin) or set JAVA_HOME to one. 需要 JDK " + NEEDED + "。");
            System.exit(1);
            return;
        }
        System.exit(again(java, args));
    }

    private static int again(Path java, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)) {
            command.add("-jar");
            command.add(classPath);
        } else {
            command.add("-cp");
            command.add(classPath);
            command.add(Launch.class.getName());
        }
        command.addAll(List.of(args));
        Process child = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child)));
        return child.waitFor();
    }

    private static void stop(Process child) {
        child.destroy();
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The {@code java} of the newest fitting JDK in JAVA_HOME or the usual folders, or null. */
    private static Path newest() throws IOException {
        List<Path> homes = new ArrayList<>();
        String set = System.getenv("JAVA_HOME");
        if (set != null && !set.isBlank()) {
            homes.add(Path.of(set));
        }
        String user = System.getProperty("user.home");
        for (String folder : List.of(
                "/usr/lib/jvm",
                "/opt",
                "/opt/java",
                "/Library/Java/JavaVirtualMachines",
                "C:/Program Files/Java",
                "C:/Program Files/Eclipse Adoptium",
                user + "/.sdkman/candidates/java",
                user + "/.jdks")) {
            Path path = Path.of(folder);
            if (Files.isDirectory(path)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(path)) {
                    for (Path home : found) {
                        homes.add(home);
                        homes.add(home.resolve("Contents/Home"));
                    }
                }
            }
        }
        Path best = null;
        int bestVersion = NEEDED - 1;
        for (Path home : homes) {
            int version = version(home.resolve("release"));
            for (String name : List.of("bin/java", "bin/java.exe")) {
                Path java = home.resolve(name);
                if (version > bestVersion && Files.isExecutable(java)) {
                    best = java;
                    bestVersion = version;
                }
            }
        }
        return best;
    }

    /** The feature version that a JDK's {@code release} file states, or 0. */
    private static int version(Path release) {
        if (!Files.isReadable(release)) {
            return 0;
        }
        Properties stated = new Properties();
        try (var in = Files.newInputStream(release)) {
            stated.load(in);
            String version = stated.getProperty("JAVA_VERSION", "0").replace("\"", "");
            return Integer.parseInt(version.replaceFirst("[.+-].*", ""));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
