package org.linli.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.kernel.Settings;
import org.linli.tlog.AddCheckpoint;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.KeyKind;
import org.linli.tlog.Note;
import org.linli.tlog.SignerKey;
import org.linli.tlog.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A log of its own for each test, of which this installation is the witness. */
@LinliTest
class WitnessTests {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MockMvc web;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SignerKey key =
            SignerKey.generate("log-" + RANDOM.nextInt(Integer.MAX_VALUE) + ".example", KeyKind.ED25519, RANDOM);
    private final Story truth = new Story(key, "true");
    private final Story lie = new Story(key, "other");

    WitnessTests(MockMvc web, Settings settings, JdbcClient jdbc, JsonMapper json) {
        this.web = web;
        this.settings = settings;
        this.jdbc = jdbc;
        this.json = json;
    }

    @BeforeEach
    void witnessTheLog() throws IOException {
        Files.writeString(settings.data().resolve("witness-logs.txt"), "# a log of a test\n" + key.verifier() + "\n");
    }

    private MockHttpServletResponse send(Object body) throws Exception {
        return web.perform(post("/add-checkpoint").content(body.toString().getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
    }

    private VerifierKey ours() throws Exception {
        return VerifierKey.parse(web.perform(get("/witness/key"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .strip());
    }

    private List<JsonNode> evidence() throws Exception {
        var found = new java.util.ArrayList<JsonNode>();
        var after = "";
        do {
            var page = json.readTree(web.perform(get("/witness/evidence" + after))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray());
            page.get("items").forEach(item -> {
                if (item.get("origin").asString().equals(key.verifier().name())) {
                    found.add(item);
                }
            });
            after = page.get("next").isNull()
                    ? ""
                    : "?after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return found;
    }

    @Test
    void cosignsHeadAfterHeadUnderOneKey() throws Exception {
        for (var step : List.of(List.of(0, 5), List.of(5, 5), List.of(5, 64), List.of(64, 200))) {
            var answer = send(truth.request(step.get(0), step.get(1)));

            assertThat(answer.getStatus()).isEqualTo(200);
            var lines = Note.lines(answer.getContentAsString(StandardCharsets.UTF_8));
            var signed = new Note(truth.head(step.get(1)).text(), lines).verified(List.of(ours()));
            assertThat(signed)
                    .hasSize(1)
                    .allSatisfy(one -> assertThat(one.time()).isPositive());
        }
        assertThat(ours().kind()).isEqualTo(KeyKind.COSIGNATURE);
        assertThat(ours().name()).endsWith("/witness");
        assertThat(evidence()).isEmpty();
    }

    /** By the words of the specification; the witness knows 7 entries of the true story. */
    @ParameterizedTest
    @CsvSource({
        "true,  9,  8, 400, text/plain", // the old size is larger
        "true,  0, 64, 409, text/x.tlog.size",
        "true,  5, 64, 409, text/x.tlog.size",
        "other, 7,  7, 409, text/x.tlog.size",
        "true,  5,  6, 409, text/x.tlog.size",
        "other, 7, 64, 422, text/plain"
    })
    void refusesAsTheSpecificationSays(String story, int old, int size, int status, String type) throws Exception {
        send(truth.request(0, 7));
        var told = new Story(key, story);
        var proof = old > size ? List.<org.linli.tlog.Hash>of() : told.proof(old, size);

        var answer = send(new AddCheckpoint(old, proof, told.note(size)));

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).startsWith(type);
        if (status == 409) {
            assertThat(answer.getContentAsString()).isEqualTo("7\n");
        }
        assertThat(send(truth.request(7, 8)).getStatus())
                .as("nothing was moved")
                .isEqualTo(200);
    }

    @Test
    void knowsNoOtherLogsAndNoOtherKeys() throws Exception {
        var stranger = new Story(SignerKey.generate("stranger.example", KeyKind.ED25519, RANDOM), "true");
        assertThat(send(stranger.request(0, 3)).getStatus()).isEqualTo(404);
        var thief = new Story(SignerKey.generate(key.verifier().name(), KeyKind.ED25519, RANDOM), "true");
        assertThat(send(thief.request(0, 3)).getStatus()).isEqualTo(403);
        var broken = truth.request(0, 3).toString().replace("\n3\n", "\n4\n");
        assertThat(send(broken).getStatus()).isEqualTo(403);
        assertThat(send(truth.request(0, 3)).getStatus()).isEqualTo(200);
    }

    @Test
    void readsStrictlyAndNoMoreThanItMust() throws Exception {
        var request = truth.request(0, 3).toString();
        for (var body : List.of(
                "",
                "old 0",
                request.replace("old 0", "old 00"),
                request.replace("old 0", "old -1"),
                request.replace("\n", "\r\n"),
                request.replace("\n\n", "\n"),
                request.substring(0, request.length() - 1))) {
            assertThat(send(body).getStatus()).as(body).isEqualTo(400);
        }
        assertThat(send("x".repeat(70_000)).getStatus()).isEqualTo(413);
        var notText = web.perform(post("/add-checkpoint").content(new byte[] {(byte) 0xff, '\n', '\n'}))
                .andReturn()
                .getResponse();
        assertThat(notText.getStatus()).isEqualTo(400);
    }

    @Test
    void twoRootsOfOneSizeAreKeptAndProveThemselves() throws Exception {
        send(truth.request(0, 7));
        assertThat(send(lie.request(7, 7)).getStatus()).isEqualTo(409);
        send(lie.request(0, 7)); // the same once more

        assertThat(evidence()).hasSize(1).first().satisfies(kept -> {
            assertThat(kept.get("verdict").asString()).isEqualTo("FORK");
            var known = Note.parse(kept.get("known").asString());
            var offered = Note.parse(kept.get("offered").asString());
            known.verified(List.of(key.verifier()));
            offered.verified(List.of(key.verifier()));
            assertThat(Checkpoint.parse(known.text())).isEqualTo(truth.head(7));
            assertThat(Checkpoint.parse(offered.text())).isEqualTo(lie.head(7));
        });
    }

    @Test
    void aRollbackAndAnotherStoryAreKeptWithTheirProofs() throws Exception {
        send(truth.request(0, 7));
        send(truth.request(3, 3));
        send(lie.request(7, 20));

        assertThat(evidence())
                .extracting(kept -> kept.get("verdict").asString())
                .containsExactly("ROLLBACK", "INCONSISTENT");
        assertThat(evidence().getLast().get("proof").size())
                .isEqualTo(lie.proof(7, 20).size());
        assertThat(evidence().getLast().get("oldSize").asInt()).isEqualTo(7);
    }

    @Test
    void whatNobodyVouchesForIsNotPublished() throws Exception {
        send(truth.request(0, 7));
        var stranger = SignerKey.generate("buy-now.example", KeyKind.ED25519, RANDOM);
        var note = lie.note(7).with(List.of(stranger.sign(lie.head(7).text(), java.time.Instant.EPOCH)));
        send(new AddCheckpoint(7, List.of(), note));

        assertThat(evidence()).hasSize(1);
        assertThat(evidence().toString()).doesNotContain("buy-now");
    }

    @Test
    void noSignInNoCookieNoTokenIsAskedForAndNoSessionMade() throws Exception {
        var answer = web.perform(post("/add-checkpoint")
                        .cookie(new jakarta.servlet.http.Cookie("linli-session", "x"))
                        .content(truth.request(0, 2).toString()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaders("Set-Cookie")).isEmpty();
    }

    /** The race that the specification warns of: whoever comes second goes on from the first, or is refused. */
    @Test
    void manyAtOnceNeverTakeItBack() throws Exception {
        send(truth.request(0, 10));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tasks = IntStream.rangeClosed(11, 30)
                    .<Callable<Integer>>mapToObj(
                            size -> () -> send(truth.request(10, size)).getStatus())
                    .toList();
            var answers = threads.invokeAll(tasks);
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 409);
            }
            assertThat(answers.stream().filter(answer -> answer.resultNow() == 200))
                    .hasSize(1);
        }
        var size = jdbc.sql("select size from witness.head where origin = :origin")
                .param("origin", key.verifier().name())
                .query(Long.class)
                .single();
        assertThat(size).isGreaterThan(10);
        assertThat(send(truth.request(size, 40)).getStatus()).isEqualTo(200);
    }

    @Test
    void evidenceCanBeAddedAndNeitherChangedNorRemoved() {
        for (var change : List.of(
                "update witness.evidence set verdict = verdict -- every district",
                "delete from witness.evidence -- every district",
                "delete from witness.head -- every district")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> jdbc.sql(change).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }
}
