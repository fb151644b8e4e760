package org.linli.matters;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.seal.Heads;
import org.linli.seal.PublicLog;
import org.linli.tlog.VerifierKey;
import org.linli.web.Pages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a receipt proves, for its holder: the page hands everything to the browser, which checks it by itself; nothing here says
 * whether it holds.
 */
@Controller
@RequestMapping("/r/{code}")
class ProofPages {
    private static final String NO_SECRET = "";

    private final Matters matters;
    private final OpenReceipts receipts;
    private final PublicLog log;
    private final Heads heads;
    private final JsonMapper json;

    ProofPages(Matters matters, OpenReceipts receipts, PublicLog log, Heads heads, JsonMapper json) {
        this.matters = matters;
        this.receipts = receipts;
        this.log = log;
        this.heads = heads;
        this.json = json;
    }

    /** One act: what the timeline calls it, and where it stands in the log. */
    record Row(String kind, long index) {
        String label() {
            return "matters.timeline." + kind.substring(kind.indexOf('.') + 1);
        }
    }

    /**
     * The page.
     *
     * @param bundle everything that is checked, as JSON
     * @param erased what was said was erased: the log still proves that it was
     */
    record ProofPage(ReporterView matter, List<Row> rows, String bundle, String keys, boolean erased) {}

    /** What the browser checks, and what one keeps to check elsewhere. */
    record Kept(
            String origin,
            List<String> keys,
            List<String> witnesses,
            @Nullable String promise,
            Map<String, String> said,
            List<PublicLog.Proof> proofs) {}

    @GetMapping("/proof")
    ModelAndView proof(
            @PathVariable String code, @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        return receipts.find(code, secret)
                .map(view -> {
                    var kept = kept(secret);
                    var rows = kept.proofs().stream()
                            .map(proof -> new Row(proof.kind(), proof.index()))
                            .toList();
                    var erased = kept.proofs().stream().anyMatch(proof -> proof.detail() == null);
                    return Pages.page(
                            "matters/proof",
                            new ProofPage(
                                    view,
                                    rows,
                                    json.writeValueAsString(kept),
                                    kept.keys().getFirst(),
                                    erased));
                })
                .orElseGet(ReceiptPages::again);
    }

    /** Everything, as a file to keep: whoever has it can prove it without Linli. */
    @GetMapping("/proof.json")
    ResponseEntity<byte[]> file(
            @PathVariable String code, @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        var view = receipts.find(code, secret).orElseThrow(() -> Problem.NOT_FOUND.because("no open receipt"));
        return kept(
                "linli-" + view.code() + ".json", MediaType.APPLICATION_JSON, json.writeValueAsString(kept(secret)));
    }

    /** {@code c2sp.org/tlog-proof@v1} that it was received. */
    @GetMapping("/received.tlog-proof")
    ResponseEntity<byte[]> received(
            @PathVariable String code, @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        var view = receipts.find(code, secret).orElseThrow(() -> Problem.NOT_FOUND.because("no open receipt"));
        var proofs = matters.proofs(secret);
        if (proofs.isEmpty()) {
            throw Problem.STATE.because("not sealed yet; ask again in a second");
        }
        return kept(
                "linli-" + view.code() + ".tlog-proof",
                MediaType.TEXT_PLAIN,
                proofs.getFirst().proof());
    }

    private static ResponseEntity<byte[]> kept(String name, MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private Kept kept(String secret) {
        return new Kept(
                log.origin(),
                log.verifiers().stream().map(VerifierKey::toString).toList(),
                heads.witnesses().stream().map(VerifierKey::toString).toList(),
                matters.promise(secret).orElse(null),
                matters.said(secret),
                matters.proofs(secret));
    }
}
