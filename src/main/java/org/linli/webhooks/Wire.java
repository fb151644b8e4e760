package org.linli.webhooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.linli.kernel.Settings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/*
 * A client of our own, because a library's looks the name up again: between our look at the address and its, the name's owner could
 * change it. Here the address that was looked at is the one that is connected to. It speaks no more HTTP than this needs: one
 * POST for each connection, the status line read and nothing behind it, no redirects followed. A watch closes the socket when
 * the time is over, whatever the other side does: accepts and says nothing, shakes hands for ever, sends a byte a minute.
 */
/** Sends a body to an address and answers with the status. */
@Component
class Wire implements DisposableBean {
    /** From the first packet to the status line. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int STATUS_MAX = 512; // bytes
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

    private final boolean privately;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhooks-watch").factory());

    Wire(Settings settings) {
        this.privately = settings.privateWebhooks();
    }

    /** Why nothing was answered, in a few words. */
    static final class Failure extends IOException {
        Failure(String why, Throwable cause) {
            super(why, cause);
        }

        Failure(String why) {
            super(why);
        }
    }

    /** Whether addresses within private networks may be asked, and those without encryption. */
    boolean privately() {
        return privately;
    }

    /** Posts {@code body} as JSON; answers with the status, whatever it is. */
    int post(URI url, Map<String, String> headers, String body, Duration patience) throws Failure {
        var secure = "https".equals(url.getScheme());
        var port = url.getPort() > 0 ? url.getPort() : secure ? HTTPS : HTTP;
        try (var socket = new Socket()) {
            var end = watch.schedule(() -> close(socket), patience.toMillis(), TimeUnit.MILLISECONDS);
            var address = new InetSocketAddress(look(url.getHost()), port);
            socket.connect(address, (int) patience.toMillis());
            var status = ask(secure ? shielded(socket, url.getHost(), port) : socket, url, headers, body);
            end.cancel(false);
            return status;
        } catch (Failure e) {
            throw e;
        } catch (IOException e) {
            throw new Failure(e.getClass().getSimpleName(), e);
        }
    }

    /** The address that is connected to, once it was looked at. */
    private InetAddress look(String host) throws IOException {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        for (var address : InetAddress.getAllByName(bare)) {
            if (privately || Addresses.isPublic(address)) {
                return address;
            }
        }
        throw new Failure("an address within a private network");
    }

    private static Socket shielded(Socket plain, String host, int port) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 9110 section 4.3.4
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static int ask(Socket socket, URI url, Map<String, String> headers, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("POST ").append(target(url)).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
        var whole =
                new ByteArrayOutputStream(head.length() + bytes.length); // at once: some answer after the first packet
        whole.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(bytes);
        whole.writeTo(socket.getOutputStream());
        var status = STATUS.matcher(line(socket.getInputStream()));
        if (!status.matches()) {
            throw new Failure("not HTTP");
        }
        return Integer.parseInt(status.group(1));
    }

    private static String target(URI url) {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n' && line.length() < STATUS_MAX; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }
}
