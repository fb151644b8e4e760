import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The busiest hour of a city's service requests, at its own rhythm and faster, through Open311; meanwhile people look at pages, ten
 * a second. Each page's time counts from when it was to be asked (open loop), so that one that waits is not forgiven.
 *
 * <p>{@code java Burst.java <address> <requests.csv.gz> <times faster> <limit in ms> <login> <password>}; exit code 1 where a page was late.
 */
class Burst {
    private static final String PLACE = "440305007012";
    private static final String RAISED = "(raising)";
    private static final int PAUSE_MILLIS = 100; // between two pages

    private final String base;
    private final HttpClient anyone = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final HttpClient clerk =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Map<String, ConcurrentLinkedQueue<Double>> times = new TreeMap<>();
    private final AtomicReference<String> newest = new AtomicReference<>("");
    private final AtomicInteger raised = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    Burst(String base) {
        this.base = base;
    }

    public static void main(String[] args) throws Exception {
        var burst = new Burst(args[0]);
        var offsets = offsets(Path.of(args[1]), Double.parseDouble(args[2]));
        burst.signIn(args[4], args[5]);
        burst.warm();
        var late = burst.run(offsets, Double.parseDouble(args[3]));
        System.exit(late ? 1 : 0);
    }

    /** When each of the busiest hour's requests comes, in milliseconds from the first. */
    private static List<Long> offsets(Path file, double faster) throws Exception {
        var byHour = new TreeMap<LocalDateTime, List<LocalDateTime>>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> LocalDateTime.parse(line.split(",", 3)[1]))
                    .forEach(at -> byHour.computeIfAbsent(at.withMinute(0).withSecond(0), hour -> new ArrayList<>())
                            .add(at));
        }
        var busiest = byHour.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        busiest.sort(Comparator.naturalOrder());
        System.out.printf(
                "busiest hour %s: %d requests, %.0f times as fast%n", busiest.getFirst(), busiest.size(), faster);
        return busiest.stream()
                .map(at -> (long) (Duration.between(busiest.getFirst(), at).toMillis() / faster))
                .toList();
    }

    private void signIn(String login, String password) throws Exception {
        var page = get(clerk, "/sign-in");
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        if (!csrf.find()) {
            throw new IllegalStateException("no form to sign in with");
        }
        var form = "_csrf=" + encoded(csrf.group(1)) + "&login=" + encoded(login) + "&password=" + encoded(password)
                + "&to=";
        var status =
                clerk.send(post("/sign-in", form), BodyHandlers.discarding()).statusCode();
        if (status != 303) {
            throw new IllegalStateException("not signed in: " + status);
        }
    }

    private void warm() throws Exception {
        for (var i = 0; i < 30; i++) {
            raise();
            for (var kind = 0; kind < 6; kind++) {
                look(kind, System.nanoTime());
            }
        }
        times.clear();
        raised.set(0);
    }

    private boolean run(List<Long> offsets, double limit) throws Exception {
        var begin = System.nanoTime();
        var last = offsets.getLast();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var raising = Thread.ofVirtual().start(() -> {
                for (var offset : offsets) {
                    waitFor(begin, offset);
                    threads.submit(this::raise);
                }
            });
            for (var at = 0L; at < last; at += PAUSE_MILLIS) {
                var kind = (int) (at / PAUSE_MILLIS % 6);
                var due = begin + TimeUnit.MILLISECONDS.toNanos(at);
                waitFor(begin, at);
                threads.submit(() -> look(kind, due));
            }
            raising.join();
        }
        return report(limit, last);
    }

    private boolean report(double limit, long last) {
        System.out.printf("raised %d, refused %d, in %.1f s%n", raised.get(), refused.get(), last / 1000.0);
        var late = 0;
        for (var one : times.entrySet()) {
            var sorted = one.getValue().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            var over = (int) Arrays.stream(sorted).filter(time -> time > limit).count();
            late += one.getKey().equals(RAISED) ? 0 : over;
            System.out.printf(
                    "%-10s %4d asked, median %.1f ms, p99 %.1f ms, longest %.1f ms, over %.0f ms: %d%n",
                    one.getKey(),
                    sorted.length,
                    sorted[sorted.length / 2],
                    sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.99) - 1)],
                    sorted[sorted.length - 1],
                    limit,
                    over);
        }
        System.out.println("late pages " + late);
        return late > 0 || refused.get() > 0;
    }

    private static void waitFor(long begin, long offset) {
        for (var left = left(begin, offset); left > 0; left = left(begin, offset)) {
            LockSupport.parkNanos(left);
        }
    }

    private static long left(long begin, long offset) {
        return begin + TimeUnit.MILLISECONDS.toNanos(offset) - System.nanoTime();
    }

    private Void raise() {
        try {
            tryToRaise();
        } catch (Exception e) { // the edge: whatever it is, somebody was not heard
            System.out.println("not raised: " + e);
            refused.incrementAndGet();
        }
        return null;
    }

    private void tryToRaise() throws Exception {
        var began = System.nanoTime();
        var form = "service_code=01.07.01&address_id=" + PLACE + "&description=" + encoded("路灯坏了 " + raised.get());
        var answer = anyone.send(post("/open311/v2/requests.json", form), BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
            raised.incrementAndGet();
            newest.set(answer.body().replaceAll("(?s).*\"service_request_id\":\"([^\"]+)\".*", "$1"));
            note(RAISED, began);
        } else {
            refused.incrementAndGet();
        }
    }

    private Void look(int kind, long due) throws Exception {
        switch (kind) {
            case 0 -> get(anyone, "/");
            case 1 -> get(anyone, "/c/" + PLACE);
            case 2 -> get(anyone, "/m/" + newest.get());
            case 3 -> get(anyone, "/open");
            case 4 -> get(clerk, "/desk");
            default -> get(anyone, "/open311/v2/requests.json?page_size=50&jurisdiction_id=440305");
        }
        note(
                List.of("home", "community", "matter", "open board", "desk", "open311")
                        .get(kind),
                due);
        return null;
    }

    private void note(String what, long since) {
        synchronized (times) {
            times.computeIfAbsent(what, name -> new ConcurrentLinkedQueue<>()).add((System.nanoTime() - since) / 1e6);
        }
    }

    private String get(HttpClient client, String path) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest post(String path, String form) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
