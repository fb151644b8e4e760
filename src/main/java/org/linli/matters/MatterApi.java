package org.linli.matters;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.linli.matters.MatterJson.Items;
import org.linli.matters.MatterJson.PublicJson;
import org.linli.matters.MatterJson.ReceivedJson;
import org.linli.matters.MatterJson.ReporterJson;
import org.linli.seal.PublicLog;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Matters for programs: anyone raises one, everybody reads the public faces, a receipt opens the rest. */
@RestController
@RequestMapping("/api/v1")
class MatterApi {
    private static final String RECEIPT = "Receipt ";
    private static final int SIMILAR = 5;

    private final Matters matters;
    private final Namer namer;
    private final MatterJson json;

    MatterApi(Matters matters, Namer namer, WorkCalendar calendar) {
        this.matters = matters;
        this.namer = namer;
        this.json = new MatterJson(calendar.zone());
    }

    /** A draft; anonymous unless a contact is left; {@code avoid} where it complains of whoever would receive it. */
    record DraftJson(
            @Nullable String place,
            @Nullable String title,
            @Nullable String text,
            @Nullable String kind,
            @Nullable String category,
            @Nullable Boolean anonymous,
            @Nullable String contact,
            @Nullable Boolean avoid) {}

    record RatingRequest(
            @Nullable Boolean solved,
            @Nullable Integer satisfaction,
            @Nullable String comment,
            @Nullable String part) {}

    record WithdrawalRequest(
            @Nullable String reason, @Nullable String part) {}

    record AdditionRequest(@Nullable String text, @Nullable String part) {}

    @PostMapping("/matters")
    ResponseEntity<ReceivedJson> receive(
            @RequestBody DraftJson body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Lang lang) {
        return switch (matters.receive(draft(body, lang), key)) {
            case Intake.Received received ->
                ResponseEntity.created(URI.create("/m/" + received.code()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(json.of(received, handlerOf(received)));
            case Intake.Refused(var reasons) -> {
                var fields = new TreeMap<String, String>();
                reasons.forEach(reason -> fields.putIfAbsent(reason.field(), reason.key()));
                throw Problem.INVALID.because("not taken in: " + reasons, fields);
            }
        };
    }

    private org.linli.kernel.Words handlerOf(Intake.Received received) {
        var unit = received.handler().value();
        var district = org.linli.kernel.Ids.districtOf(received.code());
        return namer.of(district, List.of(), List.of(unit)).unit(unit);
    }

    private static Draft draft(DraftJson body, Lang lang) {
        var place = body.place() == null ? "" : body.place();
        if (!PlaceCode.accepts(place)) {
            var reason = Intake.Reason.PLACE_UNKNOWN;
            throw Problem.INVALID.because("not a place's code", Map.of(reason.field(), reason.key()));
        }
        var anonymous = body.anonymous() == null ? body.contact() == null : body.anonymous();
        return new Draft(
                new PlaceCode(place),
                body.title(),
                body.text() == null ? "" : body.text(),
                kind(body.kind()),
                body.category(),
                Draft.Via.WEB,
                anonymous,
                body.contact(),
                lang,
                List.of(),
                Boolean.TRUE.equals(body.avoid()));
    }

    private static @Nullable Kind kind(@Nullable String word) {
        if (!IntakeRules.isGiven(word)) {
            return null;
        }
        var reason = Intake.Reason.KIND_UNKNOWN;
        return Kind.find(String.valueOf(word))
                .orElseThrow(() -> Problem.INVALID.because("no kind " + word, Map.of(reason.field(), reason.key())));
    }

    @GetMapping("/matters/{code}")
    PublicJson publicFace(@PathVariable String code) {
        return matters.findPublic(code).map(json::of).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
    }

    @GetMapping("/similar")
    Items<PublicJson> similar(@RequestParam PlaceCode place, @RequestParam String text) {
        var found = new ArrayList<PublicJson>();
        matters.similar(place, text, SIMILAR).forEach(one -> found.add(json.of(one)));
        return new Items<>(found, null);
    }

    @GetMapping("/receipt")
    ResponseEntity<ReporterJson> receipt(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String header,
            @RequestParam(required = false) @Nullable String part) {
        return matters.findByReceipt(secret(header), part)
                .map(this::secretly)
                .orElseThrow(() -> Problem.NOT_FOUND.because("no receipt"));
    }

    /** {@code c2sp.org/tlog-proof@v1} that the matter was received. */
    @GetMapping(path = "/receipt/proof", produces = "text/plain; charset=utf-8")
    ResponseEntity<String> proof(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String header) {
        return sealed(header, proofs -> proofs.getFirst().proof());
    }

    /** What proves everything that was done about the matter, with what each leaf commits to. */
    @GetMapping(path = "/receipt/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Items<PublicLog.Proof>> proofs(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String header) {
        return sealed(header, proofs -> new Items<>(proofs, null));
    }

    private <T> ResponseEntity<T> sealed(@Nullable String header, Function<List<PublicLog.Proof>, T> body) {
        var proofs = matters.proofs(secret(header));
        if (proofs.isEmpty()) {
            throw Problem.STATE.because("not sealed yet; ask again in a second");
        }
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(body.apply(proofs));
    }

    @PostMapping("/receipt/rating")
    ResponseEntity<ReporterJson> rate(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String header,
            @RequestBody RatingRequest body) {
        if (body.solved() == null || body.satisfaction() == null) {
            var field = body.solved() == null ? "solved" : "satisfaction";
            throw Problem.INVALID.because(field + " is missing", Map.of(field, "matters.need.rating"));
        }
        return secretly(matters.rate(
                secret(header), body.part(), new Rating(body.solved(), body.satisfaction(), body.comment())));
    }

    @PostMapping("/receipt/withdrawal")
    ResponseEntity<ReporterJson> withdraw(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String header,
            @RequestBody(required = false) @Nullable WithdrawalRequest body) {
        return secretly(matters.withdraw(
                secret(header), body == null ? null : body.part(), body == null ? null : body.reason()));
    }

    @PostMapping("/receipt/addition")
    ResponseEntity<ReporterJson> add(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String header,
            @RequestBody AdditionRequest body) {
        return secretly(matters.addTo(secret(header), body.part(), body.text() == null ? "" : body.text()));
    }

    private ResponseEntity<ReporterJson> secretly(ReporterView view) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(json.of(view));
    }

    /** The secret from {@code Authorization: Receipt <secret>}. Fails as NOT_FOUND, as a forged one does. */
    private static String secret(@Nullable String header) {
        if (header == null || !header.startsWith(RECEIPT)) {
            throw Problem.NOT_FOUND.because("Authorization: Receipt <secret> expected");
        }
        return header.substring(RECEIPT.length());
    }
}
