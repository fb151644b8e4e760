package org.linli.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Keycloak as it is distributed, with a realm of ours, as a process that ends with the tests. */
final class KeycloakServer implements IdentityServer {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path REALM = Path.of("src/test/resources/providers/linli-realm.json");

    private final int port;
    private final Process process;

    KeycloakServer(Path home) {
        try {
            var folder = Files.createDirectories(home.resolve("data/import"));
            Files.copy(REALM, folder.resolve("linli-realm.json"), StandardCopyOption.REPLACE_EXISTING);
            port = freePort();
            process = start(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        try {
            waitUntilItAnswers(home);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Process start(Path home) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--proxy-headers=xforwarded",
                        "--hostname-strict=false")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log.txt").toFile());
        builder.environment().put("JAVA", java);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "--add-opens=java.base/java.lang=ALL-UNNAMED");
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx700m");
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Asks twice a second, until its realm is there. */
    private void waitUntilItAnswers(Path home) {
        var document = URI.create(address() + "/realms/linli/.well-known/openid-configuration");
        try (var client = HttpClient.newHttpClient()) {
            for (var until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until; ) {
                if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Keycloak ended: " + Files.readString(home.resolve("log.txt")));
                }
                if (answers(client, document)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("Keycloak did not answer; see " + home.resolve("log.txt"));
    }

    private static boolean answers(HttpClient client, URI document) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(document)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
