package org.linli.codes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.linli.codes.PhoneCodes.Asking;
import org.linli.codes.PhoneOwners.Naming;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.pace.Pace;
import org.linli.pace.Peers;
import org.linli.pace.Throttle;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.signin.Entrance;
import org.linli.signin.Means;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in with a phone: the number, the code, and a name where the number alone does not tell whose it is. */
@Controller
class PhonePages {
    private static final int DISTRICTS = 50;
    private static final Pace NAMES = new Pace(java.time.Duration.ofMinutes(5), 5);

    private final PhoneCodes codes;
    private final PhoneOwners owners;
    private final Entrance entrance;
    private final Throttle throttle;
    private final Places places;

    PhonePages(PhoneCodes codes, PhoneOwners owners, Entrance entrance, Throttle throttle, Places places) {
        this.codes = codes;
        this.owners = owners;
        this.entrance = entrance;
        this.throttle = throttle;
        this.places = places;
    }

    /** {@code open} is false where no messages are sent from here; {@code adding} where the phone is added to an account. */
    record NumberPage(
            boolean open, boolean adding, String phone, List<Place> districts, String district, String wrong) {
        String action() {
            return adding ? "/sign-in/first/phone" : "/sign-in/phone";
        }
    }

    record TypingPage(boolean adding, String wrong, boolean gone) {
        String action() {
            return (adding ? "/sign-in/first/phone" : "/sign-in/phone") + "/code";
        }

        String again() {
            return adding ? "/sign-in/first/phone" : "/sign-in/phone";
        }
    }

    /** {@code masks} has those who share the phone, for who shares it to choose from. */
    record NamePage(List<String> masks, String who, String name, String wrong) {}

    @GetMapping("/sign-in/phone")
    ModelAndView number() {
        return Pages.page("codes/phone", numberPage(false, "", "", ""));
    }

    @PostMapping("/sign-in/phone")
    ModelAndView send(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String district,
            HttpServletRequest request,
            Lang lang) {
        var where = district(district);
        return where.isEmpty()
                ? Pages.page("codes/phone", numberPage(false, phone, district, "codes.wrong.district"), 422)
                : send(where.get(), phone, false, request, lang);
    }

    @GetMapping("/sign-in/first/phone")
    ModelAndView addNumber(HttpServletRequest request) {
        entrance.adding(request);
        return Pages.page("codes/phone", numberPage(true, "", "", ""));
    }

    @PostMapping("/sign-in/first/phone")
    ModelAndView addSend(@RequestParam(defaultValue = "") String phone, HttpServletRequest request, Lang lang) {
        return send(entrance.adding(request).district(), phone, true, request, lang);
    }

    private ModelAndView send(District district, String phone, boolean adding, HttpServletRequest request, Lang lang) {
        return switch (codes.ask(district, phone, Peers.address(request), lang)) {
            case Asking.Sent(var code) -> {
                new Proof(adding ? Proof.Kind.ADDING : Proof.Kind.PHONE, district, code).keep(request);
                yield Pages.see((adding ? "/sign-in/first/phone" : "/sign-in/phone") + "/code");
            }
            case Asking.Refused(var key) ->
                Pages.page(
                        "codes/phone",
                        numberPage(adding, phone, district.value(), key),
                        key.equals("codes.wrong.pace") ? Problem.THROTTLED.status() : 422);
        };
    }

    @GetMapping({"/sign-in/phone/code", "/sign-in/first/phone/code"})
    ModelAndView typing(HttpServletRequest request) {
        return Pages.page("codes/typing", new TypingPage(adding(request), "", false));
    }

    @PostMapping("/sign-in/phone/code")
    ModelAndView typed(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        var proof = Proof.of(request, Proof.Kind.PHONE);
        var wrong = wrong(proof, code);
        return wrong.isPresent() ? again(false, wrong) : Pages.see("/sign-in/phone/name");
    }

    @PostMapping("/sign-in/first/phone/code")
    ModelAndView addTyped(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        var comer = entrance.adding(request);
        var proof = Proof.of(request, Proof.Kind.ADDING);
        var wrong = wrong(proof, code);
        if (wrong.isPresent() || proof.isEmpty()) {
            return again(true, wrong);
        }
        owners.add(comer.district(), comer.person(), phone(proof.get()));
        codes.forget(proof.get().district(), proof.get().code());
        Proof.forget(request);
        return Pages.see(entrance.settled(request, response, comer, Means.PHONE));
    }

    /** Asked only of who has typed the right code. */
    @GetMapping("/sign-in/phone/name")
    ModelAndView name(HttpServletRequest request) {
        var proof = Proof.of(request, Proof.Kind.PHONE)
                .filter(one -> codes.proven(one.district(), one.code()).isPresent());
        return proof.map(one ->
                        Pages.page("codes/name", new NamePage(owners.masks(one.district(), phone(one)), "", "", "")))
                .orElseGet(() -> Pages.see("/sign-in/phone"));
    }

    @PostMapping("/sign-in/phone/name")
    ModelAndView named(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        var proof = Proof.of(request, Proof.Kind.PHONE).orElseThrow(PhonePages::late);
        var phone = phone(proof);
        if (!throttle.admits("codes.name", phone, NAMES)) {
            return nameAgain(proof, phone, who, name, "codes.wrong.pace", Problem.THROTTLED.status());
        }
        return switch (owners.named(proof.district(), phone, name, choice(who))) {
            case Naming.Known(var person) -> Pages.see(letIn(request, response, proof, person));
            case Naming.Unknown() -> Pages.see("/sign-in/new");
            case Naming.Refused(var key) -> nameAgain(proof, phone, who, name, key, Problem.STATE.status());
        };
    }

    private static Optional<Integer> choice(String who) {
        return who.equals("none")
                ? Optional.of(-1)
                : who.matches("\\d{1,2}") ? Optional.of(Integer.valueOf(who)) : Optional.empty();
    }

    private ModelAndView nameAgain(Proof proof, String phone, String who, String name, String key, int status) {
        return Pages.page("codes/name", new NamePage(owners.masks(proof.district(), phone), who, name, key), status);
    }

    private String letIn(HttpServletRequest request, HttpServletResponse response, Proof proof, PersonId person) {
        codes.forget(proof.district(), proof.code());
        Proof.forget(request);
        return entrance.letIn(request, response, proof.district(), person, Means.PHONE, null);
    }

    private static ModelAndView again(boolean adding, Optional<String> wrong) {
        var key = wrong.orElse("codes.wrong.gone");
        return Pages.page("codes/typing", new TypingPage(adding, key, key.equals("codes.wrong.gone")), 422);
    }

    private Optional<String> wrong(Optional<Proof> proof, String code) {
        var typed =
                proof.map(one -> codes.check(one.district(), one.code(), code)).orElse(PhoneCodes.Typed.GONE);
        return switch (typed) {
            case RIGHT -> Optional.empty();
            case WRONG -> Optional.of("codes.wrong.code");
            case GONE -> Optional.of("codes.wrong.gone");
        };
    }

    /** The phone that was proven. Fails as {@link Problem#STATE} where that was too long ago. */
    private String phone(Proof proof) {
        return codes.proven(proof.district(), proof.code()).orElseThrow(PhonePages::late);
    }

    private static RuntimeException late() {
        return Problem.STATE.because("no phone was proven here, or too long ago");
    }

    private static boolean adding(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/sign-in/first/");
    }

    private NumberPage numberPage(boolean adding, String phone, String district, String wrong) {
        return new NumberPage(codes.isOpen(), adding, phone, districts(), district, wrong);
    }

    private List<Place> districts() {
        return places.districts().stream()
                .limit(DISTRICTS)
                .flatMap(district -> places.find(district.place()).stream())
                .toList();
    }

    /** The district that was chosen; the only one where there is one. */
    private Optional<District> district(String chosen) {
        var known = places.districts();
        return known.size() == 1
                ? Optional.of(known.getFirst())
                : known.stream().filter(one -> one.value().equals(chosen)).findFirst();
    }
}
