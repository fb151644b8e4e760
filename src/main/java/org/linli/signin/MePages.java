package org.linli.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.linli.access.Access;
import org.linli.access.Grant;
import org.linli.access.Staff;
import org.linli.notifications.Notice;
import org.linli.notifications.Notifications;
import org.linli.people.Look;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My page: what I was told, what I may do and because of what, who looked at what is kept of me. */
@Controller
@RequestMapping("/me")
class MePages {
    private static final int SHOWN = 50;

    private final Access access;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;

    MePages(Access access, Notifications notifications, People people, Clock clock) {
        this.access = access;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /** A look with the name of who looked. */
    record NamedLook(String looker, Look look) {}

    record MePage(
            Staff staff, List<Grant> grants, List<Notice> inbox, long unread, Instant seen, List<NamedLook> looks) {}

    @GetMapping
    ModelAndView me(Staff staff) {
        var looks = people.looks(staff.district(), staff.person().value(), SHOWN);
        var names = people.names(
                staff.district(), looks.stream().map(Look::looker).distinct().toList());
        return Pages.page(
                "signin/me",
                new MePage(
                        staff,
                        access.grants(staff),
                        notifications.inbox(staff.district(), staff.person(), SHOWN),
                        notifications.unread(staff.district(), staff.person()),
                        clock.instant(),
                        looks.stream()
                                .map(look -> new NamedLook(name(names, look.looker()), look))
                                .toList()));
    }

    private static String name(Map<PersonId, String> names, PersonId person) {
        return names.getOrDefault(person, person.toString());
    }

    @PostMapping("/inbox/read")
    ModelAndView read(Staff staff, @RequestParam Instant seen) {
        notifications.markRead(staff.district(), staff.person(), seen);
        return Pages.see("/me");
    }
}
