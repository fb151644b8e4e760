package org.linli.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.tlog.AddCheckpoint;
import org.linli.tlog.Hash;
import org.linli.tlog.Note;
import org.linli.tlog.Policy;
import org.springframework.stereotype.Component;

/** Asks one witness to cosign a head: {@code add-checkpoint} of c2sp.org/tlog-witness, as the log's side. Holds no transaction. */
@Component
class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(3); // for one request
    private static final int ANSWER_MAX = 1 << 16;
    private static final int SHOWN = 160; // characters of an answer that is no cosignature

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** That the log of the head begins with the one of that size. */
    @FunctionalInterface
    interface Consistency {
        List<Hash> from(long oldSize);
    }

    /** How it went. */
    sealed interface Outcome {
        /** It cosigned. */
        record Cosigned(Note.Line line) implements Outcome {}

        /** It could not be asked, or answered something else; {@code why} is for the operator. */
        record Failed(String why) implements Outcome {}

        /** It knows a larger log than ours: ours was set back, from a backup for example. */
        record SetBack(long known, long size) implements Outcome {}

        /** It refuses a head that goes on from the one it knows: it has seen another story under our name. */
        record Contradicted(long known) implements Outcome {}
    }

    /**
     * Shows {@code head} of {@code size} leaves to {@code witness}, which is believed to know {@code known}; where it knows another
     * size it is asked once more from there.
     */
    Outcome ask(Policy.Witness witness, Note head, long size, long known, Consistency consistency) {
        try {
            return ask(witness, head, size, known > size ? 0 : known, consistency, true);
        } catch (IOException | IllegalArgumentException e) { // the edge: it is away, or its address is none
            return new Outcome.Failed("cannot be reached: " + e);
        } catch (ProblemException e) {
            return new Outcome.Failed(e.detail());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
    }

    private Outcome ask(
            Policy.Witness witness, Note head, long size, long from, Consistency consistency, boolean onceMore)
            throws IOException, InterruptedException {
        var answer = send(witness, new AddCheckpoint(from, consistency.from(from), head));
        if (answer.statusCode() != 409) {
            return outcome(witness, head, from, answer);
        }
        var told = size(answer.body());
        if (told > size) {
            return new Outcome.SetBack(told, size);
        }
        if (told == from) {
            return new Outcome.Contradicted(told);
        }
        return onceMore
                ? ask(witness, head, size, told, consistency, false)
                : new Outcome.Failed("what it knows changed while it was asked");
    }

    private HttpResponse<String> send(Policy.Witness witness, AddCheckpoint request)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(witness.url()))
                        .timeout(PATIENCE)
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                        .build(),
                BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER_MAX));
    }

    private static URI address(@Nullable String url) {
        var prefix = String.valueOf(url);
        return URI.create(prefix + (prefix.endsWith("/") ? "" : "/") + "add-checkpoint");
    }

    private static long size(String body) {
        var digits = body.strip();
        if (!digits.matches("\\d{1,18}")) {
            throw Problem.INVALID.because("409 without a size: " + shown(body));
        }
        return Long.parseLong(digits);
    }

    private static Outcome outcome(Policy.Witness witness, Note head, long from, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> new Outcome.Cosigned(cosignature(witness, head, answer.body()));
            case 422 -> new Outcome.Contradicted(from);
            default -> new Outcome.Failed(answer.statusCode() + " " + shown(answer.body()));
        };
    }

    /** The line of the witness's key among those that it answered, checked. */
    private static Note.Line cosignature(Policy.Witness witness, Note head, String body) {
        var key = List.of(witness.key());
        var theirs = new Note(head.text(), Note.lines(body)).only(key);
        if (theirs.lines().isEmpty()) {
            throw Problem.INVALID.because("it signs with another key than that of the policy: " + shown(body));
        }
        theirs.verified(key);
        return theirs.lines().getFirst();
    }

    private static String shown(String body) {
        var line = body.strip().lines().findFirst().orElse("");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
