package org.linli.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.kernel.Settings;

/** Other sides of every kind. */
class WireTests {
    private static final Duration SHORT = Duration.ofMillis(400);

    private static Wire wire(String where) {
        return new Wire(Settings.read(name -> name.equals("LINLI_WEBHOOKS") ? where : null));
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A server that does {@code what} with whoever comes. */
    private static ServerSocket serve(Talk what) throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (server) {
                while (true) {
                    var one = server.accept();
                    Thread.ofVirtual().start(() -> {
                        try (one) {
                            what.talk(one);
                        } catch (IOException e) {
                            // the other side is gone
                        }
                    });
                }
            } catch (IOException e) {
                // closed by the test
            }
        });
        return server;
    }

    private interface Talk {
        void talk(Socket socket) throws IOException;
    }

    /** Says a letter now and then, and never a whole line. */
    private static void letterByLetter(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        for (var i = 0; i < 400; i++) {
            try {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write('H');
            }
        }
    }

    @Test
    void whatIsSentArrivesAsItIs() throws Exception {
        var seen = new ArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            seen.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            seen.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var status = wire("any")
                    .post(
                            at(server.getAddress().getPort(), "/a/b?c=%20d"),
                            Map.of("webhook-id", "7"),
                            "{\"字\":1}",
                            SHORT);
            assertThat(status).isEqualTo(204);
            assertThat(seen).isEqualTo(List.of("POST /a/b?c=%20d", "7", "{\"字\":1}"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoHangsIsLeftInTime() throws Exception {
        for (var talk : List.<Talk>of(
                socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()), // reads for ever
                WireTests::letterByLetter)) {
            try (var server = serve(talk)) {
                var began = System.nanoTime();
                assertThatThrownBy(() -> wire("any").post(at(server.getLocalPort(), "/"), Map.of(), "{}", SHORT))
                        .isInstanceOf(Wire.Failure.class);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void anEndlessLineAndNonsenseAreNoAnswer() throws Exception {
        for (var answer : List.of("x".repeat(100_000), "SSH-2.0-x\r\n", "HTTP/1.1 abc\r\n", "")) {
            try (var server =
                    serve(socket -> socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8)))) {
                assertThatThrownBy(() -> wire("any").post(at(server.getLocalPort(), "/"), Map.of(), "{}", SHORT))
                        .isInstanceOf(Wire.Failure.class);
            }
        }
    }

    @Test
    void anAnswerThatLeadsElsewhereIsNotFollowed() throws Exception {
        try (var server = serve(socket -> {
            assertThat(socket.getInputStream().read(new byte[4_096])).isPositive();
            socket.getOutputStream()
                    .write("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
        })) {
            assertThat(wire("any").post(at(server.getLocalPort(), "/"), Map.of(), "{}", SHORT))
                    .isEqualTo(302);
        }
    }

    /** By whatever name or number the private address is called. */
    @Test
    void aPrivateAddressIsNotAsked() throws Exception {
        var asked = new ArrayList<String>();
        try (var server = serve(socket -> asked.add("asked"))) {
            for (var host : List.of(
                    "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1", "2130706433")) {
                var url = Addresses.read("http://" + host + ":" + server.getLocalPort() + "/", true);
                if (url.isPresent()) { // else it is no address of the web
                    assertThatThrownBy(() -> wire("public").post(url.get(), Map.of(), "{}", SHORT))
                            .isInstanceOf(Wire.Failure.class);
                }
            }
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void nobodyThereIsAFailure() throws Exception {
        int port;
        try (var server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        assertThatThrownBy(() -> wire("any").post(at(port, "/"), Map.of(), "{}", SHORT))
                .isInstanceOf(Wire.Failure.class)
                .hasMessage("ConnectException");
    }
}
