package org.linli.witness;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.ProblemException;
import org.linli.tlog.AddCheckpoint;
import org.linli.witness.Witness.Answer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The witness as logs and anybody else meet it. Nobody signs in: what counts is what a log has signed. */
@RestController
class WitnessPages {
    private static final int BODY_MAX =
            1 << 16; // a note of 16 signatures, the longest 3,300 characters each, and 63 hashes
    private static final int PER_PAGE = 100;
    private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType SIZE = MediaType.parseMediaType("text/x.tlog.size");

    private final Witness witness;
    private final WitnessKey key;
    private final HeadStore store;

    WitnessPages(Witness witness, WitnessKey key, HeadStore store) {
        this.witness = witness;
        this.key = key;
        this.store = store;
    }

    /** What was kept; {@code next} goes into {@code after}, null at the end. */
    record EvidencePage(List<Evidence> items, @Nullable UUID next) {}

    /** {@code add-checkpoint} of c2sp.org/tlog-witness, word for word: its answers are no pages. */
    @PostMapping("/add-checkpoint")
    ResponseEntity<String> add(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            return said(413, "more than " + BODY_MAX + " bytes");
        }
        try {
            return answer(witness.add(AddCheckpoint.parse(text(body))));
        } catch (ProblemException e) {
            return said(400, e.detail());
        } catch (CharacterCodingException e) {
            return said(400, "not UTF-8");
        }
    }

    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(body))
                .toString();
    }

    private static ResponseEntity<String> answer(Answer answer) {
        return switch (answer) {
            case Answer.Cosigned(var line) -> plain(200, line.toString());
            case Answer.UnknownLog(var origin) -> said(404, "not witnessed here: " + origin);
            case Answer.Unsigned(var why) -> said(403, why);
            case Answer.Refused(var verdict, var known)
            when verdict.status() == 409 ->
                ResponseEntity.status(409).contentType(SIZE).body(known + "\n");
            case Answer.Refused(var verdict, var known) ->
                said(
                        verdict.status(),
                        verdict == Verdict.BACKWARDS
                                ? "the old size is larger than the checkpoint's"
                                : "the proof does not show that it goes on from " + known);
        };
    }

    private static ResponseEntity<String> said(int status, String text) {
        return plain(status, text + "\n");
    }

    private static ResponseEntity<String> plain(int status, String text) {
        return ResponseEntity.status(status)
                .contentType(PLAIN)
                .cacheControl(CacheControl.noStore())
                .body(text);
    }

    /** The key that cosignatures are checked with: for a log's policy. */
    @GetMapping("/witness/key")
    ResponseEntity<String> key() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(PLAIN)
                .body(key.verifier() + "\n");
    }

    /** Heads that logs signed and that were refused, in the order in which they came. Everybody's business. */
    @GetMapping("/witness/evidence")
    ResponseEntity<EvidencePage> evidence(@RequestParam @Nullable UUID after) {
        var some = store.evidence(after, PER_PAGE);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(new EvidencePage(
                        some, some.size() < PER_PAGE ? null : some.getLast().id()));
    }
}
