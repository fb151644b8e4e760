package org.linli.codes;

import jakarta.servlet.http.HttpServletRequest;
import org.linli.codes.Papers.Opening;
import org.linli.kernel.Problem;
import org.linli.pace.Pace;
import org.linli.pace.Peers;
import org.linli.pace.Throttle;
import org.linli.signin.Comer;
import org.linli.signin.Doors;
import org.linli.signin.Entrance;
import org.linli.signin.Means;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a code on paper is typed; a QR code brings it behind the #, which no server and no log sees, and a script sends the form. */
@Controller
@RequestMapping("/sign-in/code")
class PaperPages {
    private final Papers papers;
    private final Entrance entrance;
    private final Doors doors;
    private final Throttle throttle;

    PaperPages(Papers papers, Entrance entrance, Doors doors, Throttle throttle) {
        this.papers = papers;
        this.entrance = entrance;
        this.doors = doors;
        this.throttle = throttle;
    }

    /** {@code wrong} is a message key, empty at first. The code itself is never shown again. */
    record CodePage(String wrong) {}

    @GetMapping
    ModelAndView form() {
        return Pages.page("codes/paper", new CodePage(""));
    }

    @PostMapping
    ModelAndView open(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        if (!throttle.admits("address", Peers.address(request), Pace.ADDRESS)) {
            return Pages.page("codes/paper", new CodePage("codes.wrong.pace"), Problem.THROTTLED.status());
        }
        return papers.open(code)
                .map(opening -> Pages.see(next(opening, request)))
                .orElseGet(() -> Pages.page("codes/paper", new CodePage("codes.wrong.paper"), 422));
    }

    private String next(Opening opening, HttpServletRequest request) {
        var person = opening.paper().person();
        if (person == null) {
            request.getSession();
            request.changeSessionId();
            new Proof(Proof.Kind.DOOR, opening.district(), opening.paper().id()).keep(request);
            return "/sign-in/new";
        }
        doors.open(opening.district(), person, opening.paper().madeBy());
        doors.tried(opening.district(), person, Means.PAPER, Peers.address(request), true);
        return entrance.wait(request, new Comer(opening.district(), person, Means.PAPER));
    }
}
