package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.kernel.Lang;
import org.linli.ledger.Ledger;
import org.linli.notifications.Notifications;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Matters for programs, many at once, and who is told. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatterApiTests {
    private final MockMvcTester mvc;
    private final Matters matters;
    private final Ledger ledger;
    private final Notifications notifications;
    private final World worlds;
    private final JsonMapper json;
    private World.Cast world;

    MatterApiTests(
            MockMvcTester mvc,
            Matters matters,
            Ledger ledger,
            Notifications notifications,
            World worlds,
            JsonMapper json) {
        this.mvc = mvc;
        this.matters = matters;
        this.ledger = ledger;
        this.notifications = notifications;
        this.worlds = worlds;
        this.json = json;
    }

    @BeforeAll
    void build() {
        world = worlds.build("990103");
    }

    private MvcTestResult post(String path, String body, String... headers) {
        var request = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(body);
        for (var i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return request.exchange();
    }

    private JsonNode body(MvcTestResult result) {
        try {
            return json.readTree(result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aProgramRaisesFollowsAddsAndTakesBack() {
        var raised = post("/api/v1/matters", "{\"place\": \"%s\", \"text\": \"路灯坏了\"}".formatted(world.estate()));
        assertThat(raised).hasStatus(201);
        var receipt = "Receipt " + body(raised).get("receipt").asString();
        var code = body(raised).get("code").asString();
        assertThat(body(raised).get("dueAt").asString()).endsWith("+08:00");

        var followed = mvc.get()
                .uri("/api/v1/receipt")
                .header(HttpHeaders.AUTHORIZATION, receipt)
                .exchange();
        assertThat(followed).hasStatusOk();
        assertThat(body(followed).get("text").asString()).isEqualTo("路灯坏了");
        assertThat(post("/api/v1/receipt/addition", "{\"text\": \"还有一盏\"}", HttpHeaders.AUTHORIZATION, receipt))
                .hasStatusOk();
        assertThat(post(
                        "/api/v1/receipt/rating",
                        "{\"solved\": true, \"satisfaction\": 5}",
                        HttpHeaders.AUTHORIZATION,
                        receipt))
                .hasStatus(409);
        assertThat(post("/api/v1/receipt/withdrawal", "{}", HttpHeaders.AUTHORIZATION, receipt))
                .hasStatusOk();
        var face = mvc.get().uri("/api/v1/matters/" + code).exchange();
        assertThat(face).hasStatusOk();
        assertThat(body(face).get("state").asString()).isEqualTo("withdrawn");
        assertThat(body(face).get("text").isNull()).isTrue();
    }

    @Test
    void whatIsWrongIsNamedByField() {
        var refused = post("/api/v1/matters", "{\"place\": \"990103009\", \"text\": \"\"}");
        assertThat(refused).hasStatus(422);
        assertThat(body(refused).get("fields").has("place")).isTrue();
        assertThat(body(refused).get("fields").has("text")).isTrue();
        assertThat(post("/api/v1/matters", "{")).hasStatus(400);
        assertThat(mvc.get()
                        .uri("/api/v1/receipt")
                        .header(HttpHeaders.AUTHORIZATION, "Receipt 123")
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri("/api/v1/desk/matters")
                        .accept(MediaType.APPLICATION_JSON)
                        .exchange())
                .hasStatus(401);
    }

    /** Two hundred at once, some with the same key: each is answered once, nothing is lost and nothing doubled. */
    @Test
    void manyAtOnceAreEachStoredOnce() throws Exception {
        var place = worlds.build("990104");
        var tasks = IntStream.range(0, 200)
                .mapToObj(n -> (Callable<Intake>)
                        () -> matters.receive(Draft.of(place.estate(), "第" + n % 100 + "件事"), "many-" + n % 100))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var codes = new java.util.HashSet<String>();
            var fresh = 0;
            for (var done : threads.invokeAll(tasks)) {
                var received = (Intake.Received) done.get();
                codes.add(received.code());
                fresh += received.repeated() ? 0 : 1;
            }
            assertThat(codes).hasSize(100);
            assertThat(fresh).isEqualTo(100);
        }
        assertThat(ledger.after(place.district(), 0, 1000).stream()
                        .filter(act -> act.kind().equals("matter.received")))
                .hasSize(100);
    }

    @Test
    void theUnitHearsOfWhatItGotAndTheReporterOfEachStep() {
        var draft = Draft.of(world.estate(), "路灯又坏了").withContact("13800000000", Lang.ZH);
        var raised = (Intake.Received) matters.receive(draft, null);
        var version = matters.findForStaff(world.officer(), raised.code())
                .orElseThrow()
                .row()
                .version();
        matters.take(world.officer(), raised.code(), StepCommand.of(Step.ACCEPT, version));
        ledger.drain();
        assertThat(notifications.inbox(world.district(), world.officer().person(), 10))
                .anyMatch(notice -> notice.path().equals("/desk/matters/" + raised.code()));
    }
}
