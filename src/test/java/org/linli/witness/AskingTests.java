package org.linli.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.tlog.KeyKind;
import org.linli.tlog.Note;
import org.linli.tlog.Policy;
import org.linli.tlog.SignerKey;
import org.linli.witness.Asking.Outcome;

/** A log of 7 entries asks a witness that answers over HTTP whatever the test says. */
class AskingTests {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Story LOG = new Story(SignerKey.generate("log.example", KeyKind.ED25519, RANDOM), "true");
    private static final SignerKey WITNESS = SignerKey.generate("w.example", KeyKind.COSIGNATURE, RANDOM);
    private static final SignerKey OTHER = SignerKey.generate("w.example", KeyKind.COSIGNATURE, RANDOM);
    private static final int SIZE = 7;

    private record Said(int status, String body) {}

    private final Deque<Said> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        server.createContext("/add-checkpoint", exchange -> {
            try (exchange) {
                requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                var said = Objects.requireNonNull(answers.poll());
                var body = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    private Outcome ask(long known) {
        return ask("http://127.0.0.1:" + server.getAddress().getPort(), known);
    }

    private static Outcome ask(String url, long known) {
        return new Asking()
                .ask(
                        new Policy.Witness(WITNESS.verifier(), url),
                        LOG.note(SIZE),
                        SIZE,
                        known,
                        old -> LOG.proof(old, SIZE));
    }

    private static String signed(SignerKey key, String text) {
        return key.sign(text, Instant.EPOCH).toString();
    }

    @Test
    void takesTheLineOfTheKeyOfThePolicyAndNoOther() {
        var text = LOG.head(SIZE).text();
        answers.add(new Said(200, signed(OTHER, text) + signed(WITNESS, text)));

        assertThat(ask(3))
                .isInstanceOfSatisfying(
                        Outcome.Cosigned.class,
                        cosigned -> new Note(text, List.of(cosigned.line())).verified(List.of(WITNESS.verifier())));
        assertThat(requests).containsExactly(LOG.request(3, SIZE).toString());
    }

    @Test
    void goesOnFromWhatTheWitnessSaysThatItKnows() {
        answers.add(new Said(409, "5\n"));
        answers.add(new Said(200, signed(WITNESS, LOG.head(SIZE).text())));

        assertThat(ask(3)).isInstanceOf(Outcome.Cosigned.class);
        assertThat(requests)
                .containsExactly(
                        LOG.request(3, SIZE).toString(), LOG.request(5, SIZE).toString());
    }

    /** What we believe that it knows may be more than we have: then it is asked as if it knew nothing, and says it itself. */
    @Test
    void aLogThatWasSetBackIsToldSo() {
        answers.add(new Said(409, "9\n"));
        assertThat(ask(9)).isEqualTo(new Outcome.SetBack(9, SIZE));
        assertThat(requests).containsExactly(LOG.request(0, SIZE).toString());
    }

    @ParameterizedTest
    @CsvSource({"409, 3", "422, no proof"})
    void aWitnessThatSawAnotherStoryIsNoFailureOfTheLine(int status, String body) {
        answers.add(new Said(status, body + "\n"));
        assertThat(ask(3)).isEqualTo(new Outcome.Contradicted(3));
    }

    @Test
    void isAskedTwiceAndNoMore() {
        answers.add(new Said(409, "5\n"));
        answers.add(new Said(409, "6\n"));
        assertThat(ask(3)).isInstanceOf(Outcome.Failed.class);
        assertThat(requests).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"200, nothing signed", "200, ''", "302, ''", "409, x", "409, ''", "403, who are you", "503, ''"})
    void whateverElseItAnswersIsAFailureWithItsReason(int status, String body) {
        answers.add(new Said(status, body));
        assertThat(ask(3))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).isNotBlank());
        assertThat(requests).hasSize(1);
    }

    @Test
    void aSignatureOfSomethingElseIsNone() {
        answers.add(new Said(200, signed(WITNESS, LOG.head(SIZE - 1).text())));
        assertThat(ask(3))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("does not hold"));
        answers.add(new Said(200, signed(OTHER, LOG.head(SIZE).text())));
        assertThat(ask(3))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("another key"));
    }

    @Test
    void readsNoMoreThanAnAnswerCanBe() {
        answers.add(new Said(200, "x".repeat(100_000)));
        assertThat(ask(3)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void whoIsAwayOrHasNoAddressFails() {
        var port = server.getAddress().getPort();
        server.stop(0);
        for (var url : List.of("http://127.0.0.1:" + port, "nowhere", "ftp://w.example", "http://")) {
            assertThat(ask(url, 3)).as(url).isInstanceOf(Outcome.Failed.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "90, 300"})
    void whoFailsIsAskedAfterAWhile(int tries, int seconds) {
        assertThat(Cosigning.pause(tries)).hasSeconds(seconds);
    }
}
