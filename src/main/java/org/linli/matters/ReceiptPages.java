package org.linli.matters;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Settings;
import org.linli.web.Pages;
import org.linli.web.Qr;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the one who raised a matter sees and does with the receipt. Its secret is typed or posted from the QR code's fragment,
 * then held by a short-lived cookie; it never stands in a path or query.
 */
@Controller
@RequestMapping("/r")
class ReceiptPages {
    private static final int UNPROCESSABLE = 422;
    private static final String NO_SECRET = "";

    private final Matters matters;
    private final OpenReceipts receipts;
    private final Cookies cookies;
    private final Settings settings;

    ReceiptPages(Matters matters, OpenReceipts receipts, Cookies cookies, Settings settings) {
        this.matters = matters;
        this.receipts = receipts;
        this.cookies = cookies;
        this.settings = settings;
    }

    /** The form that opens a receipt; {@code wrong} is a message key. */
    record OpenPage(String secret, @Nullable String wrong, boolean expired) {}

    /** The receipt itself, on screen and on paper. */
    record ReceiptPage(ReporterView matter, String secret, Qr qr, String address) {}

    /** How the matter goes; what was typed into a form that was refused is in {@code kept}, with messages by field. */
    record FollowPage(
            ReporterView matter,
            Map<String, String> kept,
            Map<String, String> wrong,
            @Nullable String note) {
        String kept(String field) {
            return kept.getOrDefault(field, "");
        }
    }

    /** Asks once more before a matter is withdrawn. */
    record WithdrawPage(ReporterView matter) {}

    @GetMapping
    ModelAndView form(@RequestParam(defaultValue = "false") boolean expired) {
        return Pages.page("matters/receipt-open", new OpenPage("", null, expired));
    }

    @PostMapping
    ModelAndView open(@RequestParam(defaultValue = "") String secret, HttpServletResponse response) {
        var view = receipts.find(secret);
        if (view.isEmpty()) {
            var wrong = secret.isBlank() ? "matters.receipt.empty" : "matters.receipt.unknown";
            return Pages.page("matters/receipt-open", new OpenPage(secret, wrong, false), UNPROCESSABLE);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookies.receipt(Ids.plain(secret)));
        return Pages.see("/r/" + view.get().code());
    }

    /** Forgets the receipt on this device. */
    @PostMapping("/close")
    ModelAndView close(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookies.noReceipt());
        return Pages.see("/");
    }

    @GetMapping("/{code}")
    ModelAndView follow(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String done,
            @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        var note = done != null
                        && List.of("rating", "addition", "withdrawal", "erasure")
                                .contains(done)
                ? done
                : null;
        return receipts.find(code, secret)
                .map(view -> Pages.page("matters/follow", new FollowPage(view, Map.of(), Map.of(), note)))
                .orElseGet(ReceiptPages::again);
    }

    @GetMapping("/{code}/receipt")
    ModelAndView receipt(
            @PathVariable String code, @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        return slip("matters/receipt", code, secret);
    }

    @GetMapping("/{code}/paper")
    ModelAndView paper(
            @PathVariable String code, @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        return slip("matters/receipt-paper", code, secret);
    }

    @PostMapping("/{code}/rating")
    ModelAndView rate(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable Boolean solved,
            @RequestParam(required = false) @Nullable Integer satisfaction,
            @RequestParam(defaultValue = "") String comment,
            @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        var kept = new java.util.TreeMap<String, String>();
        kept.put("comment", comment);
        if (solved != null) {
            kept.put("solved", solved.toString());
        }
        if (satisfaction != null) {
            kept.put("satisfaction", satisfaction.toString());
        }
        if (solved == null || satisfaction == null || satisfaction < 1 || satisfaction > 5) {
            var wrong = new java.util.TreeMap<String, String>();
            if (solved == null) {
                wrong.put("solved", "matters.rate.solved.missing");
            }
            if (satisfaction == null || satisfaction < 1 || satisfaction > 5) {
                wrong.put("satisfaction", "matters.rate.satisfaction.missing");
            }
            return refused(code, secret, kept, wrong);
        }
        return act(
                code,
                secret,
                "rating",
                kept,
                () -> matters.rate(
                        secret, code, new Rating(solved, satisfaction, comment.isBlank() ? null : comment.strip())));
    }

    @PostMapping("/{code}/addition")
    ModelAndView add(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String text,
            @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        var kept = Map.of("text", text);
        return text.isBlank()
                ? refused(code, secret, kept, Map.of("text", "matters.add.empty"))
                : act(code, secret, "addition", kept, () -> matters.addTo(secret, code, text.strip()));
    }

    @GetMapping("/{code}/withdrawal")
    ModelAndView sure(
            @PathVariable String code, @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        return receipts.find(code, secret)
                .map(view -> Pages.page("matters/withdraw", new WithdrawPage(view)))
                .orElseGet(ReceiptPages::again);
    }

    @PostMapping("/{code}/withdrawal")
    ModelAndView withdraw(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String reason,
            @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        return act(
                code,
                secret,
                "withdrawal",
                Map.of(),
                () -> matters.withdraw(secret, code, reason.isBlank() ? null : reason.strip()));
    }

    @GetMapping("/{code}/photos/{photo}")
    ResponseEntity<byte[]> photo(
            @PathVariable String code,
            @PathVariable UUID photo,
            @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        return receipts.find(code, secret)
                .flatMap(view -> matters.photoByReceipt(secret, photo))
                .map(ReceiptPages::jpeg)
                .orElseThrow(() -> Problem.NOT_FOUND.because("photo of a receipt"));
    }

    /** A private photo: shown, and kept by nobody on the way. */
    static ResponseEntity<byte[]> jpeg(byte[] photo) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(photo);
    }

    private ModelAndView slip(String view, String code, String secret) {
        var origin = settings.origin().toString();
        return receipts.find(code, secret)
                .map(matter -> {
                    var grouped = Ids.grouped(Ids.plain(secret));
                    var qr = Qr.of(origin + "/r#" + grouped);
                    var address = origin.replaceFirst("^https?://", "") + "/r";
                    return Pages.page(view, new ReceiptPage(matter, grouped.replace('-', ' '), qr, address));
                })
                .orElseGet(ReceiptPages::again);
    }

    /** Does one of the reporter's acts; what the engine refuses is shown on the page with what was typed. */
    private ModelAndView act(String code, String secret, String done, Map<String, String> kept, Runnable step) {
        if (receipts.find(code, secret).isEmpty()) {
            return again();
        }
        try {
            step.run();
        } catch (ProblemException e) {
            return switch (e.problem()) {
                case INVALID -> refused(code, secret, kept, e.fields());
                case STATE, STALE ->
                    refused(
                            code,
                            secret,
                            kept,
                            e.fields().isEmpty() ? Map.of("state", "matters.follow.moved") : e.fields());
                default -> throw e;
            };
        }
        return Pages.see("/r/" + code + "?done=" + done);
    }

    private ModelAndView refused(String code, String secret, Map<String, String> kept, Map<String, String> wrong) {
        return receipts.find(code, secret)
                .map(view -> Pages.page("matters/follow", new FollowPage(view, kept, wrong, null), UNPROCESSABLE))
                .orElseGet(ReceiptPages::again);
    }

    static ModelAndView again() {
        return Pages.see("/r?expired=true");
    }
}
