package org.linli.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.signin.AccountStore.Change;
import org.linli.signin.AccountStore.SignIn;
import org.linli.signin.Sessions.Open;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How I sign in: my ways in, where I am signed in, who tried and what was changed; and, for who waits, the first way to set. */
@Controller
class WayPages {
    private static final int SHOWN = 20;

    private final Doors doors;
    private final Entrance entrance;
    private final Sessions sessions;
    private final People people;

    WayPages(Doors doors, Entrance entrance, Sessions sessions, People people) {
        this.doors = doors;
        this.entrance = entrance;
        this.sessions = sessions;
        this.people = people;
    }

    /**
     * The page.
     *
     * @param fresh whether ways may be changed without signing in again
     * @param wrong a message key, or none
     */
    record WaysPage(
            List<Way> ways,
            List<Offer> offers,
            List<Open> sessions,
            List<SignIn> tries,
            List<Change> changes,
            Map<PersonId, String> names,
            boolean fresh,
            @Nullable String wrong) {}

    /** What somebody who waits sees: their name, and what they can set. */
    record FirstPage(String name, boolean demanded, List<Offer> offers) {}

    @GetMapping("/me/sign-in")
    ModelAndView ways(Staff staff, HttpServletRequest request) {
        return Pages.page("signin/ways", page(staff, request, null));
    }

    private WaysPage page(Staff staff, HttpServletRequest request, @Nullable String wrong) {
        var changes = doors.changes(staff, SHOWN);
        return new WaysPage(
                doors.ways(staff.district(), staff.person()),
                doors.adding(),
                sessions.list(staff, request.getSession().getId()),
                doors.signIns(staff, SHOWN),
                changes,
                people.names(
                        staff.district(),
                        changes.stream()
                                .flatMap(change -> Optional.ofNullable(change.writer()).stream())
                                .distinct()
                                .toList()),
                entrance.isFresh(),
                wrong);
    }

    @PostMapping("/me/sign-in/remove")
    ModelAndView remove(
            Staff staff,
            @RequestParam Means means,
            @RequestParam String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        entrance.demandFresh();
        var removing = doors.remove(staff, means, id);
        entrance.renew(request, response, staff);
        return switch (removing) {
            case REMOVED -> Pages.see("/me/sign-in");
            case LAST -> Pages.page("signin/ways", page(staff, request, "signin.ways.last"), 409);
            case NOT_ENOUGH -> Pages.page("signin/ways", page(staff, request, "signin.ways.not-enough"), 409);
        };
    }

    @PostMapping("/me/sign-in/sessions/end")
    ModelAndView end(Staff staff, @RequestParam String session) {
        sessions.end(staff, session);
        return Pages.see("/me/sign-in");
    }

    /** Ends all sessions but the one that asks. */
    @PostMapping("/me/sign-in/sessions/end-others")
    ModelAndView endOthers(Staff staff, HttpServletRequest request, HttpServletResponse response) {
        doors.endSessions(staff.district(), staff.person(), staff.person());
        entrance.renew(request, response, staff);
        return Pages.see("/me/sign-in");
    }

    /** What somebody who waits can set: each kind of way that is enough for them. */
    @GetMapping(Entrance.SETTING)
    ModelAndView first(HttpServletRequest request) {
        var comer = entrance.comer(request);
        if (comer.isEmpty()) {
            return Pages.see("/sign-in");
        }
        var who = comer.get();
        var demanded = doors.demandsMore(who.district(), who.person());
        return Pages.page(
                "signin/first",
                new FirstPage(
                        people.findName(who.district(), who.person()).orElse(""),
                        demanded,
                        doors.adding().stream()
                                .filter(offer -> !demanded || offer.means().isEnoughForPosts())
                                .toList()));
    }
}
