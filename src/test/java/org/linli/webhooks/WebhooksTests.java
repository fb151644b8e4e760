package org.linli.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.World;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.webhooks.Webhooks.Typed;
import tools.jackson.databind.json.JsonMapper;

/** From an act to another house's program. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksTests {
    private static final String PRIVATE = "我家的孩子叫小满";

    private final Webhooks webhooks;
    private final SendingJob job;
    private final Matters matters;
    private final Ledger ledger;
    private final World worlds;
    private final People people;
    private final Posts posts;
    private final JsonMapper json;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private World.Cast world;
    private Staff operator;
    private HttpServer server;
    private volatile int answer = 200;

    WebhooksTests(
            Webhooks webhooks,
            SendingJob job,
            Matters matters,
            Ledger ledger,
            World worlds,
            People people,
            Posts posts,
            JsonMapper json) {
        this.webhooks = webhooks;
        this.job = job;
        this.matters = matters;
        this.ledger = ledger;
        this.worlds = worlds;
        this.people = people;
        this.posts = posts;
        this.json = json;
    }

    private record Seen(String path, String id, String timestamp, String signature, String body) {}

    @BeforeAll
    void build() throws Exception {
        world = worlds.build("449404");
        operator = operator(world);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            seen.add(new Seen(
                    exchange.getRequestURI().getPath(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    private Staff operator(World.Cast cast) {
        var person = people.add(cast.district(), "某运营", null, null, Lang.ZH);
        var centre = Objects.requireNonNull(cast.units().get("centre"));
        posts.start(
                cast.district(),
                person,
                "operator",
                new OrganisationId(centre.id().value()),
                LocalDate.of(2010, 1, 1),
                null);
        return new Staff(person, cast.district(), "operator", "某运营");
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    @BeforeEach
    void begin() {
        webhooks.list(operator).forEach(target -> webhooks.remove(operator, target.id()));
        ledger.drain();
        seen.clear();
        answer = 200;
    }

    private Webhooks.Made add(String path, String kinds) {
        return webhooks.add(
                operator,
                new Typed("邻区", "http://127.0.0.1:" + server.getAddress().getPort() + path, "449404", kinds));
    }

    private String raise(Draft draft) {
        return ((Intake.Received) matters.receive(draft, null)).code();
    }

    private void send() throws InterruptedException {
        ledger.drain();
        for (var thread : job.start()) {
            thread.join();
        }
    }

    @Test
    void anActArrivesOnceSignedWithPublicFactsOnly() throws Exception {
        var made = add("/a", "matter.");
        var code = raise(Draft.of(world.estate(), PRIVATE).withContact("13800138000", Lang.ZH));
        send();
        send();

        assertThat(seen).hasSize(1);
        var one = seen.getFirst();
        assertThat(one.signature())
                .isEqualTo(Signature.of(
                        made.secret(), one.id(), Instant.ofEpochSecond(Long.parseLong(one.timestamp())), one.body()));
        var body = json.readTree(one.body());
        assertThat(body.get("type").asString()).isEqualTo("matter.received");
        assertThat(body.get("timestamp").asString()).endsWith("+08:00");
        assertThat(body.get("data").get("place").asString())
                .isEqualTo(world.community().value());
        assertThat(body.get("data").get("facts").get("code").asString()).isEqualTo(code);
        assertThat(body.get("data").get("facts").has("subject")).isFalse();
        assertThat(one.body()).doesNotContain(PRIVATE).doesNotContain("13800138000");
        assertThat(webhooks.deliveries(operator, made.target(), Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.state()).isEqualTo(Delivery.State.SENT);
                    assertThat(sent.answer()).isEqualTo("HTTP 200");
                });
    }

    @Test
    void nothingOfADiscreetMatterLeaves() throws Exception {
        add("/a", "");
        matters.receive(Draft.of(world.estate(), PRIVATE).withKind(Kind.DISPUTE), null);
        send();
        assertThat(seen).isEmpty();
    }

    @Test
    void onlyWhatWasAskedForIsSent() throws Exception {
        add("/kinds", "post.");
        webhooks.add(
                operator,
                new Typed("别处", "http://127.0.0.1:" + server.getAddress().getPort() + "/place", "449404001002", ""));
        raise(Draft.of(world.estate(), "灯坏了"));
        send();
        assertThat(seen).isEmpty();
    }

    @Test
    void whatFailsIsTriedAgainInOrderAndNothingIsLost() throws Exception {
        var target = add("/a", "matter.").target();
        answer = 500;
        var codes = List.of(raise(Draft.of(world.estate(), "一")), raise(Draft.of(world.estate(), "二")));
        send();
        assertThat(seen).as("the second waits for the first").hasSize(1);
        send();
        assertThat(seen).as("not before the pause is over").hasSize(1);
        var failing = webhooks.get(operator, target.id());
        assertThat(failing.failures()).isEqualTo(1);
        assertThat(failing.failure()).isEqualTo("HTTP 500");

        answer = 200;
        webhooks.put(operator, target.id(), Target.State.ON); // tried at once
        send();
        assertThat(seen).hasSize(3);
        assertThat(seen.get(1).id())
                .as("the same id again")
                .isEqualTo(seen.get(0).id());
        assertThat(seen.stream()
                        .skip(1)
                        .map(one -> json.readTree(one.body())
                                .get("data")
                                .get("facts")
                                .get("code")
                                .asString()))
                .isEqualTo(codes);
        assertThat(webhooks.get(operator, target.id()).failure()).isNull();
        assertThat(webhooks.waiting(operator, target)).isZero();
    }

    @Test
    void aPausedTargetMissesNothing() throws Exception {
        var target = add("/a", "matter.").target();
        webhooks.put(operator, target.id(), Target.State.PAUSED);
        raise(Draft.of(world.estate(), "灯坏了"));
        send();
        assertThat(seen).isEmpty();
        assertThat(webhooks.waiting(operator, target)).isEqualTo(1);

        webhooks.put(operator, target.id(), Target.State.ON);
        send();
        assertThat(seen).hasSize(1);
    }

    @Test
    void whoSaysGoneIsGivenUpAndWhatIsSkippedIsNotSent() throws Exception {
        var target = add("/a", "matter.").target();
        answer = 410;
        raise(Draft.of(world.estate(), "一"));
        var second = raise(Draft.of(world.estate(), "二"));
        send();
        assertThat(webhooks.get(operator, target.id()).state()).isEqualTo(Target.State.FAILING);

        var first = webhooks.deliveries(operator, target, Long.MAX_VALUE, 10).getLast();
        webhooks.skip(operator, target.id(), first.act());
        answer = 200;
        webhooks.put(operator, target.id(), Target.State.ON);
        send();
        assertThat(seen).hasSize(2);
        assertThat(seen.getLast().body()).contains(second);
        assertThatThrownBy(() -> webhooks.skip(operator, target.id(), first.act()))
                .extracting("problem")
                .isEqualTo(Problem.STATE);
    }

    @Test
    void oneThatHangsHoldsUpNobody() throws Exception {
        var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try {
            var hanging = webhooks.add(
                            operator,
                            new Typed("无声", "http://127.0.0.1:" + silent.getLocalPort() + "/", "449404", "matter."))
                    .target();
            var well = add("/a", "matter.").target();
            raise(Draft.of(world.estate(), "灯坏了"));
            ledger.drain();
            var threads = job.start();
            named(threads, well).join();
            assertThat(seen).hasSize(1);
            assertThat(named(threads, hanging).isAlive()).isTrue();
            assertThat(job.start()).as("held while somebody is at it").isEmpty();

            silent.close(); // whoever hangs on it fails
            for (var one : threads) {
                one.join();
            }
            assertThat(webhooks.get(operator, hanging.id()).failures()).isEqualTo(1);
            assertThat(webhooks.waiting(operator, hanging)).isEqualTo(1);
        } finally {
            silent.close();
        }
    }

    private static Thread named(List<Thread> threads, Target target) {
        return threads.stream()
                .filter(thread -> thread.getName().endsWith(target.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsWrongIsNamedAndOthersMayNot() {
        assertThatThrownBy(() -> webhooks.add(operator, new Typed("", "gopher://x", "440305", "Matter!")))
                .extracting("fields")
                .isEqualTo(java.util.Map.of(
                        "name", "webhooks.wrong.name",
                        "url", "webhooks.wrong.url-any",
                        "place", "webhooks.wrong.place",
                        "kinds", "webhooks.wrong.kinds"));
        assertThatThrownBy(() -> webhooks.list(world.clerk()))
                .extracting("problem")
                .isEqualTo(Problem.FORBIDDEN);
        var other = operator(worlds.build("449405"));
        var target = add("/a", "").target();
        assertThatThrownBy(() -> webhooks.get(other, target.id()))
                .extracting("problem")
                .isEqualTo(Problem.NOT_FOUND);
    }
}
