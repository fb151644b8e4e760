package org.linli.matters;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.matters.SpeakPages.Wrong;
import org.linli.web.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** "The same here": adding one's voice to what a neighbour raised. One screen; what was typed elsewhere comes along. */
@Controller
class VoicePages {
    private static final int UNPROCESSABLE = 422;

    private final Matters matters;
    private final Cookies cookies;

    VoicePages(Matters matters, Cookies cookies) {
        this.matters = matters;
        this.cookies = cookies;
    }

    /**
     * What was typed.
     *
     * @param go "send" to send it
     * @param tell told or none
     * @param form the one-time token
     */
    record Typed(
            @Nullable String go,
            @Nullable String text,
            @Nullable String tell,
            @Nullable String contact,
            @Nullable String form) {
        boolean anonymous() {
            return "none".equals(tell);
        }
    }

    /** The screen; {@code again} if this very form was sent before with other words. */
    record VoicePage(PublicMatter matter, Typed typed, Wrong wrong, boolean again) {
        int limit() {
            return Texts.TEXT_MAX;
        }
    }

    @GetMapping("/m/{code}/voice")
    ModelAndView form(@PathVariable String code) {
        return page(code, new Typed(null, null, null, null, null), Wrong.NOTHING, false, 200);
    }

    @PostMapping("/m/{code}/voice")
    ModelAndView add(@PathVariable String code, @ModelAttribute Typed typed, Lang lang, HttpServletResponse response) {
        if (!"send".equals(typed.go())) {
            return page(code, typed, Wrong.NOTHING, false, 200);
        }
        if (!typed.anonymous() && !IntakeRules.isGiven(typed.contact())) {
            return page(code, typed, Wrong.of(List.of(Intake.Reason.CONTACT_INVALID)), false, UNPROCESSABLE);
        }
        try {
            return switch (matters.join(code, voice(typed, lang), typed.form())) {
                case Intake.Received received -> {
                    response.addHeader(HttpHeaders.SET_COOKIE, cookies.receipt(received.receipt()));
                    yield Pages.see("/r/" + received.code() + "/receipt");
                }
                case Intake.Refused refused -> page(code, typed, Wrong.of(refused.reasons()), false, UNPROCESSABLE);
            };
        } catch (ProblemException e) {
            return switch (e.problem()) {
                case KEY_REUSED -> page(code, fresh(typed), Wrong.NOTHING, true, UNPROCESSABLE);
                case STATE -> page(code, typed, Wrong.NOTHING, false, UNPROCESSABLE);
                default -> throw e;
            };
        }
    }

    private static Voice voice(Typed typed, Lang lang) {
        return new Voice(typed.text(), typed.anonymous(), typed.anonymous() ? null : typed.contact(), lang);
    }

    private static Typed fresh(Typed typed) {
        return new Typed(null, typed.text(), typed.tell(), typed.contact(), null);
    }

    private ModelAndView page(String code, Typed typed, Wrong wrong, boolean again, int status) {
        var matter = matters.findPublic(code).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
        return Pages.page("matters/voice", new VoicePage(matter, typed, wrong, again), status);
    }
}
