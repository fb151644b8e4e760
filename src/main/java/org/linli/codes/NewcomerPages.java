package org.linli.codes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.signin.Comer;
import org.linli.signin.Entrance;
import org.linli.signin.Means;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Registering oneself, with a phone that was proven or a paper code for one's door. Voluntary; says what for. */
@Controller
@RequestMapping("/sign-in/new")
class NewcomerPages {
    private static final int FOUND = 12;

    private final Newcomers newcomers;
    private final PhoneCodes codes;
    private final Entrance entrance;
    private final Places places;

    NewcomerPages(Newcomers newcomers, PhoneCodes codes, Entrance entrance, Places places) {
        this.newcomers = newcomers;
        this.codes = codes;
        this.entrance = entrance;
        this.places = places;
    }

    /**
     * What is typed.
     *
     * @param keep consents to the phone, or the door, being kept in the register
     * @param reach consents to being reached about what one raises
     */
    record Form(
            @Nullable String name,
            @Nullable String place,
            @Nullable Boolean old,
            @Nullable Boolean keep,
            @Nullable Boolean reach) {
        boolean isOld() {
            return Boolean.TRUE.equals(old);
        }

        boolean keeps() {
            return Boolean.TRUE.equals(keep);
        }

        boolean reaches() {
            return Boolean.TRUE.equals(reach);
        }

        String nameText() {
            return name == null ? "" : name;
        }

        String placeText() {
            return place == null ? "" : place;
        }
    }

    /** {@code door} is where a paper code is for; none with a phone, for which a community is looked for. */
    record NewcomerPage(Form form, Optional<String> door, List<Place> found, String q, Map<String, String> wrong) {}

    @GetMapping
    ModelAndView form(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Lang lang) {
        return show(request, new Form("", "", false, false, false), q, Map.of(), lang);
    }

    /** Looking for one's community sends the same form, so that nothing that was typed is lost. */
    @PostMapping
    ModelAndView register(
            @ModelAttribute Form form,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String find,
            HttpServletRequest request,
            HttpServletResponse response,
            Lang lang) {
        if (!find.isEmpty()) {
            return show(request, form, q, Map.of(), lang);
        }
        try {
            return Pages.see(letIn(form, request, response, lang));
        } catch (ProblemException e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            return show(request, form, q, e.fields(), lang);
        }
    }

    private String letIn(Form form, HttpServletRequest request, HttpServletResponse response, Lang lang) {
        var door = Proof.of(request, Proof.Kind.DOOR);
        if (door.isPresent()) {
            var person = newcomers.atDoor(door.get(), form, lang);
            Proof.forget(request);
            return entrance.wait(request, new Comer(door.get().district(), person, Means.PAPER));
        }
        var proof = Proof.of(request, Proof.Kind.PHONE).orElseThrow(NewcomerPages::nothingShown);
        var person = newcomers.withPhone(proof, phone(proof), form, lang);
        codes.forget(proof.district(), proof.code());
        Proof.forget(request);
        return entrance.letIn(request, response, proof.district(), person, Means.PHONE, null);
    }

    private ModelAndView show(HttpServletRequest request, Form form, String q, Map<String, String> wrong, Lang lang) {
        var door = Proof.of(request, Proof.Kind.DOOR);
        var phone = Proof.of(request, Proof.Kind.PHONE);
        if (door.isEmpty() && phone.isEmpty()) {
            return Pages.see("/sign-in");
        }
        var all = new HashMap<>(wrong);
        var found = phone.map(proof -> communities(proof, q)).orElse(List.of());
        if (phone.isPresent()) {
            phone(phone.get()); // fails where it was too long ago
        }
        var page = new NewcomerPage(form, door.flatMap(proof -> newcomers.door(proof, lang)), found, q, all);
        return Pages.page("codes/newcomer", page, wrong.isEmpty() ? 200 : Problem.INVALID.status());
    }

    private List<Place> communities(Proof proof, String q) {
        var within = proof.district().place();
        return q.isBlank()
                ? List.of()
                : places.search(within, q, FOUND * 3).stream()
                        .filter(place -> place.code().value().length() == PlaceCode.COMMUNITY)
                        .limit(FOUND)
                        .toList();
    }

    private String phone(Proof proof) {
        return codes.proven(proof.district(), proof.code()).orElseThrow(NewcomerPages::nothingShown);
    }

    private static RuntimeException nothingShown() {
        return Problem.STATE.because("neither a phone nor a paper code was shown here, or too long ago");
    }
}
