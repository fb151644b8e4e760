package org.linli.matters;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.matters.PlaceChooser.PlacePage;
import org.linli.web.Pages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * Raising a matter in three screens: where, what, how to be told. Each screen is a plain form that carries the earlier answers;
 * nothing is stored before the last one is sent, and a refusal shows the screen to mend with all that was typed.
 */
@Controller
@RequestMapping("/speak")
class SpeakPages {
    private static final int LIKES = 3;
    private static final int LIKE_FROM = 4; // shorter texts are like everything
    private static final int UNPROCESSABLE = 422;

    private final Matters matters;
    private final PlaceChooser chooser;
    private final Cookies cookies;
    private final ObjectProvider<ReceiptKeeper> keepers;
    private final ObjectProvider<CareConsents> consents;

    SpeakPages(
            Matters matters,
            PlaceChooser chooser,
            Cookies cookies,
            ObjectProvider<ReceiptKeeper> keepers,
            ObjectProvider<CareConsents> consents) {
        this.matters = matters;
        this.chooser = chooser;
        this.cookies = cookies;
        this.keepers = keepers;
        this.consents = consents;
    }

    /**
     * All that was typed so far.
     *
     * @param tell sms, email or none
     * @param form the one-time token
     * @param avoid ticked where it complains of whoever would receive it
     * @param sort what they say it is, a word of {@link Sort}; none where they leave that to us
     * @param consent of a care need: who agreed, a word of {@link CareConsents.By}
     * @param mine whether to keep the receipt in the account: none before it was asked, then "asked", with "yes" where ticked
     */
    record Typed(
            @Nullable String go,
            @Nullable String place,
            @Nullable String text,
            @Nullable String tell,
            @Nullable String contact,
            @Nullable String form,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String consent,
            @Nullable String mine,
            @Nullable String avoid) {
        static final Typed NOTHING = new Typed(null, null, null, null, null, null, null, null, null, null, null);

        Typed at(String code) {
            return new Typed(go, code, text, tell, contact, form, q, sort, consent, mine, avoid);
        }

        Typed fresh() {
            return new Typed(go, place, text, tell, contact, null, q, sort, consent, mine, avoid);
        }

        /** Who agreed that a care need is told of. */
        Optional<CareConsents.By> agreed() {
            return Arrays.stream(CareConsents.By.values())
                    .filter(by -> by.name().equals(consent))
                    .findFirst();
        }

        boolean isCare() {
            return Sort.find(sort).filter(one -> one == Sort.CARE).isPresent();
        }

        String words() {
            return text == null ? "" : text.strip();
        }

        boolean anonymous() {
            return "none".equals(tell);
        }

        /** Whether the receipt goes into the account of who is signed in; never anonymously. */
        boolean keeps() {
            return !anonymous() && mine != null && mine.contains("yes");
        }

        /** How to tell them: null if anonymous or nothing was given. */
        @Nullable
        String reachedAt() {
            return anonymous() || contact == null || contact.isBlank() ? null : contact.strip();
        }
    }

    /** The second screen. */
    record TextPage(Typed typed, List<String> path, List<PublicMatter> likes, Wrong wrong) {
        int limit() {
            return Texts.TEXT_MAX;
        }
    }

    /** The last screen; {@code again} if this very form was sent before with other words. */
    record TellPage(Typed typed, List<String> path, List<PublicMatter> likes, Wrong wrong, boolean again) {
        int photos() {
            return Photos.PHOTOS_MAX;
        }
    }

    /** Neighbours' like matters, alone. */
    record LikesPage(List<PublicMatter> likes) {}

    @GetMapping
    ModelAndView begin(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String q,
            @CookieValue(name = Cookies.PLACE, defaultValue = "") String remembered,
            Lang lang) {
        return chooser.find(place)
                .map(chosen -> text(Typed.NOTHING.at(chosen.value()), List.of(), Wrong.NOTHING, lang))
                .orElseGet(() -> where(
                        chooser.page(at.isEmpty() ? place : at, q, remembered, lang, Typed.NOTHING, Wrong.NOTHING)));
    }

    @PostMapping
    ModelAndView go(
            @ModelAttribute Typed typed,
            @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> photos,
            @Nullable Staff staff,
            Lang lang,
            HttpServletResponse response) {
        var place = chooser.find(typed.place());
        if (place.isEmpty() || "place".equals(typed.go())) {
            var asked = typed.place() == null ? "" : typed.place();
            var from = "place".equals(typed.go()) && place.isPresent() ? "" : asked;
            return where(chooser.page(from, typed.q(), place.isPresent() ? asked : "", lang, typed, Wrong.NOTHING));
        }
        if ("text".equals(typed.go())) {
            return text(typed, List.of(), Wrong.NOTHING, lang);
        }
        if (!"send".equals(typed.go())) {
            return IntakeRules.text(typed.words())
                    .map(reason -> Wrong.of(List.of(reason)))
                    .or(() -> unconsented(typed))
                    .map(wrong -> text(typed, List.of(), wrong, lang))
                    .orElseGet(() -> tell(typed, Wrong.NOTHING, false, lang));
        }
        var sent = photos == null ? List.<MultipartFile>of() : photos;
        if (sent.stream().anyMatch(photo -> photo.getSize() > Photos.BYTES_MAX)) { // not read into memory
            return tell(typed, Wrong.of(List.of(Intake.Reason.PHOTO_TOO_LARGE)), false, lang);
        }
        return send(typed, place.get(), bytes(sent), staff, lang, response);
    }

    /** What neighbours said already, while the text is being typed. */
    @PostMapping("/similar")
    ModelAndView similar(@ModelAttribute Typed typed) {
        return Pages.page("matters/likes", new LikesPage(likes(typed)));
    }

    /** A care need is raised by who needs it, or with their consent. */
    private static Optional<Wrong> unconsented(Typed typed) {
        return typed.isCare() && typed.agreed().isEmpty()
                ? Optional.of(new Wrong(Map.of("consent", List.of("matters.sort.consent.missing"))))
                : Optional.empty();
    }

    private ModelAndView send(
            Typed typed,
            PlaceCode place,
            List<byte[]> photos,
            @Nullable Staff staff,
            Lang lang,
            HttpServletResponse response) {
        var contact = typed.reachedAt();
        if (contact == null && !typed.anonymous()) {
            return tell(typed, Wrong.of(List.of(Intake.Reason.CONTACT_INVALID)), false, lang);
        }
        var unconsented = unconsented(typed);
        if (unconsented.isPresent()) {
            return text(typed, List.of(), unconsented.get(), lang);
        }
        var plain = new Draft(
                place,
                null,
                typed.words(),
                null,
                null,
                Draft.Via.WEB,
                typed.anonymous(),
                contact,
                lang,
                photos,
                typed.avoid() != null);
        var draft = Sort.find(typed.sort()).map(sort -> sort.on(plain)).orElse(plain);
        try {
            return switch (matters.receive(draft, typed.form())) {
                case Intake.Received received -> {
                    if (typed.isCare()) {
                        consents.forEach(keeper -> keeper.note(
                                place.district(), received.id(), typed.agreed().orElseThrow(), null));
                    }
                    if (staff != null && typed.keeps() && staff.district().equals(place.district())) {
                        keepers.forEach(keeper -> keeper.keep(staff, received.code(), received.receipt()));
                    }
                    response.addHeader(HttpHeaders.SET_COOKIE, cookies.receipt(received.receipt()));
                    response.addHeader(HttpHeaders.SET_COOKIE, cookies.place(place));
                    yield Pages.see("/r/" + received.code() + "/receipt");
                }
                case Intake.Refused refused -> refused(typed, Wrong.of(refused.reasons()), lang);
            };
        } catch (ProblemException e) {
            if (e.problem() == Problem.KEY_REUSED) {
                return tell(typed.fresh(), Wrong.NOTHING, true, lang);
            }
            throw e;
        }
    }

    /** The first of the three screens that holds something to mend. */
    private ModelAndView refused(Typed typed, Wrong wrong, Lang lang) {
        if (wrong.has("place")) {
            return where(chooser.page("", typed.q(), "", lang, typed, wrong));
        }
        return wrong.has("text") ? text(typed, List.of(), wrong, lang) : tell(typed, wrong, false, lang);
    }

    private static ModelAndView where(PlacePage page) {
        return Pages.page("matters/speak-place", page, page.wrong().any() ? UNPROCESSABLE : 200);
    }

    private ModelAndView text(Typed typed, List<PublicMatter> likes, Wrong wrong, Lang lang) {
        var page = new TextPage(typed, chooser.path(typed.place(), lang), likes, wrong);
        return Pages.page("matters/speak-text", page, wrong.any() ? UNPROCESSABLE : 200);
    }

    private ModelAndView tell(Typed typed, Wrong wrong, boolean again, Lang lang) {
        var page = new TellPage(typed, chooser.path(typed.place(), lang), likes(typed), wrong, again);
        return Pages.page("matters/speak-tell", page, wrong.any() || again ? UNPROCESSABLE : 200);
    }

    private List<PublicMatter> likes(Typed typed) {
        return typed.words().length() < LIKE_FROM
                ? List.of()
                : chooser.find(typed.place())
                        .map(place -> matters.similar(place, typed.words(), LIKES))
                        .orElse(List.of());
    }

    private static List<byte[]> bytes(List<MultipartFile> photos) {
        var all = new ArrayList<byte[]>();
        try {
            for (var photo : photos) {
                if (!photo.isEmpty()) {
                    all.add(photo.getBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** What is wrong with what was typed: message keys by field. */
    record Wrong(Map<String, List<String>> keys) {
        static final Wrong NOTHING = new Wrong(Map.of());

        static Wrong of(java.util.Collection<Intake.Reason> reasons) {
            var keys = new java.util.TreeMap<String, List<String>>();
            reasons.forEach(reason -> keys.computeIfAbsent(reason.field(), field -> new ArrayList<>())
                    .add(reason.key()));
            return new Wrong(keys);
        }

        boolean any() {
            return !keys.isEmpty();
        }

        boolean has(String field) {
            return keys.containsKey(field);
        }

        List<String> of(String field) {
            return keys.getOrDefault(field, List.of());
        }
    }
}
