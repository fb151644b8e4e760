package org.linli.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.pace.Pace;
import org.linli.pace.Peers;
import org.linli.pace.Throttle;
import org.linli.signin.Entrance;
import org.linli.signin.Means;
import org.linli.signin.Returns;
import org.linli.web.Pages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Adding a passkey and signing in with one. A script asks the browser for the key and puts it into the form, which is then sent. */
@Controller
class PasskeyPages {
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Entrance entrance;
    private final Throttle throttle;

    PasskeyPages(Passkeys passkeys, Challenges challenges, Entrance entrance, Throttle throttle) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.entrance = entrance;
        this.throttle = throttle;
    }

    record AddPage(String name, Map<String, String> wrong) {}

    record FailedPage(String to) {}

    @GetMapping("/sign-in/first/passkey")
    ModelAndView form(HttpServletRequest request) {
        entrance.adding(request);
        return Pages.page("passkeys/add", new AddPage("", Map.of()));
    }

    @PostMapping("/sign-in/first/passkey/options")
    ResponseEntity<String> creation(HttpServletRequest request) {
        var comer = entrance.adding(request);
        return options(passkeys.creation(comer, challenges.give(request)));
    }

    @PostMapping("/sign-in/first/passkey")
    ModelAndView add(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        var comer = entrance.adding(request);
        try {
            var challenge = challenges
                    .take(request)
                    .orElseThrow(() -> Problem.INVALID.because("no challenge", Map.of("key", "passkeys.wrong.late")));
            passkeys.add(comer, challenge, credential, name);
        } catch (ProblemException e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            return Pages.page(
                    "passkeys/add", new AddPage(name, e.fields()), e.problem().status());
        }
        return Pages.see(entrance.settled(request, response, comer, Means.PASSKEY));
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> request(HttpServletRequest request) {
        admit(request);
        return options(passkeys.request(challenges.give(request)));
    }

    @PostMapping("/sign-in/passkey")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        admit(request);
        var shown = challenges
                .take(request)
                .flatMap(challenge -> passkeys.check(challenge, credential, Peers.address(request)));
        return shown.isEmpty()
                ? Pages.page("passkeys/failed", new FailedPage(Returns.safe(to).orElse("")), Problem.SIGN_IN.status())
                : Pages.see(entrance.letIn(
                        request, response, shown.get().district(), shown.get().person(), Means.PASSKEY, to));
    }

    private void admit(HttpServletRequest request) {
        if (!throttle.admits("address", Peers.address(request), Pace.ADDRESS)) {
            throw Problem.THROTTLED.because("too many tries");
        }
    }

    private static ResponseEntity<String> options(String json) {
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }
}
