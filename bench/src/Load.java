import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/*
 * Load on one address over kept-alive connections, plain sockets, one thread each.
 *
 * Closed loop: every connection sends its next request when the answer is there (rate 0).
 * Open loop: requests start by the clock at a stated rate, and latency counts from the moment at which a request was due, so
 * that a server that stalls cannot hide it (coordinated omission).
 */
/**
 * {@code java Load <port> <connections> <seconds> <rate|0> <request file> [values file]}: sends the request file's content (CR LF line
 * ends are made, Content-Length is counted); {@code {n}} becomes a running number, {@code {v}} the next of the values file's lines.
 * Prints {@code requests seconds per_second failed p50_ms p99_ms}.
 */
public final class Load {
    private static final int SAMPLES_MAX = 4_000_000;
    private static final int WARM_UP_PERCENT = 15; // of the time, not counted

    private final int port;
    private final String head;
    private final String body;
    private final String[] values;
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private Load(int port, String template, String[] values) {
        this.port = port;
        this.values = values;
        var text = template.replace("\r\n", "\n");
        var split = text.indexOf("\n\n");
        this.head = (split < 0 ? text.stripTrailing() : text.substring(0, split)).replace("\n", "\r\n");
        this.body = split < 0 ? "" : text.substring(split + 2).stripTrailing();
    }

    /** Runs the load and prints one line. */
    public static void main(String[] args) throws Exception {
        var load = new Load(
                Integer.parseInt(args[0]),
                Files.readString(Path.of(args[4])),
                args.length > 5 ? Files.readAllLines(Path.of(args[5])).toArray(String[]::new) : new String[] {""});
        load.run(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Double.parseDouble(args[3]));
    }

    private void run(int connections, int seconds, double rate) throws InterruptedException {
        var start = System.nanoTime();
        var counted = start + TimeUnit.SECONDS.toNanos(seconds) * WARM_UP_PERCENT / 100;
        var end = start + TimeUnit.SECONDS.toNanos(seconds);
        var threads = new ArrayList<Thread>();
        var results = new ArrayList<List<long[]>>();
        for (var i = 0; i < connections; i++) {
            var mine = new ArrayList<long[]>();
            results.add(mine);
            var first = i;
            threads.add(
                    Thread.ofPlatform().start(() -> connection(first, connections, rate, start, counted, end, mine)));
        }
        for (var thread : threads) {
            thread.join();
        }
        print(results, (end - counted) / 1e9);
    }

    private void connection(
            int index, int connections, double rate, long start, long counted, long end, List<long[]> chunks) {
        var times = new long[1 << 12];
        var filled = 0;
        var due = start + (rate > 0 ? (long) (index * 1e9 / rate) : 0);
        var step = rate > 0 ? (long) (connections * 1e9 / rate) : 0;
        Socket socket = null;
        var buffer = new byte[1 << 16];
        while (System.nanoTime() < end) {
            if (step > 0) {
                for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
            }
            var from = step > 0 ? due : System.nanoTime();
            due += step;
            try {
                if (socket == null) {
                    socket = new Socket();
                    socket.setTcpNoDelay(true);
                    socket.connect(new InetSocketAddress("127.0.0.1", port));
                }
                socket.getOutputStream().write(request());
                var status = answer(socket.getInputStream(), buffer);
                var now = System.nanoTime();
                if (status >= 300) {
                    failed.incrementAndGet();
                } else if (from >= counted && now <= end) {
                    if (filled == times.length) {
                        times = Arrays.copyOf(times, Math.min(times.length * 2, SAMPLES_MAX));
                    }
                    times[filled++] = now - from;
                }
            } catch (IOException e) {
                failed.incrementAndGet();
                socket = null;
            }
        }
        chunks.add(Arrays.copyOf(times, filled));
    }

    private byte[] request() {
        var n = number.getAndIncrement();
        var value = values[(int) (n % values.length)];
        var content = fill(body, n, value).getBytes(StandardCharsets.UTF_8);
        var text =
                fill(head, n, value) + (content.length > 0 ? "\r\nContent-Length: " + content.length : "") + "\r\n\r\n";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(bytes, bytes.length + content.length);
        System.arraycopy(content, 0, all, bytes.length, content.length);
        return all;
    }

    private static String fill(String text, long n, String value) {
        return text.replace("{n}", Long.toString(n)).replace("{v}", value);
    }

    /** Reads one whole answer and gives its status. */
    private static int answer(InputStream in, byte[] buffer) throws IOException {
        var filled = 0;
        int end;
        while ((end = headEnd(buffer, filled)) < 0) {
            filled += more(in, buffer, filled);
        }
        var lines = new String(buffer, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        var length = lines.indexOf("content-length: ");
        if (length >= 0) {
            var from = length + "content-length: ".length();
            var left = Integer.parseInt(
                            lines.substring(from, lines.indexOf('\r', from)).strip())
                    - (filled - end);
            while (left > 0) {
                left -= more(in, buffer, 0);
            }
        } else if (lines.contains("transfer-encoding: chunked")) {
            chunked(in, buffer, end, filled);
        }
        return Integer.parseInt(lines.substring(9, 12));
    }

    /** Reads until the last chunk: its end is where the answer's bytes end with it, for nothing is pipelined. */
    private static void chunked(InputStream in, byte[] buffer, int from, int to) throws IOException {
        var tail = new byte[5];
        for (var start = from; ; start = 0) {
            for (var i = Math.max(start, to - 5); i < to; i++) {
                System.arraycopy(tail, 1, tail, 0, 4);
                tail[4] = buffer[i];
            }
            if (new String(tail, StandardCharsets.ISO_8859_1).equals("0\r\n\r\n")) {
                return;
            }
            to = more(in, buffer, 0);
        }
    }

    private static int more(InputStream in, byte[] buffer, int at) throws IOException {
        var count = in.read(buffer, at, buffer.length - at);
        if (count < 0) {
            throw new IOException("closed");
        }
        return count;
    }

    private static int headEnd(byte[] buffer, int filled) {
        for (var i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private void print(List<List<long[]>> results, double seconds) {
        var all = results.stream()
                .flatMap(List::stream)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%d %.2f %.0f %d %.2f %.2f%n",
                all.length,
                seconds,
                all.length / seconds,
                failed.get(),
                at(all, 50) / 1e6,
                at(all, 99) / 1e6);
    }

    private static double at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
