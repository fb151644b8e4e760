package org.linli.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Grant;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.notifications.Notice;
import org.linli.notifications.Notifications;
import org.linli.people.Look;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.signin.CredentialStore.SignIn;
import org.linli.signin.TokenStore.Token;
import org.linli.web.Pages;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My page: what I was told, what I may do and because of what, who looked at my contact, my tokens, my password. */
@Controller
@RequestMapping("/me")
class MePages {
    private static final int SHOWN = 50;

    private final Access access;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Notifications notifications;
    private final People people;
    private final SessionContexts sessions;
    private final Clock clock;

    MePages(
            Access access,
            Credentials credentials,
            Tokens tokens,
            Notifications notifications,
            People people,
            SessionContexts sessions,
            Clock clock) {
        this.access = access;
        this.credentials = credentials;
        this.tokens = tokens;
        this.notifications = notifications;
        this.people = people;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A look with the name of who looked. */
    record NamedLook(String looker, Look look) {}

    record MePage(
            Staff staff,
            List<Grant> grants,
            List<Notice> inbox,
            long unread,
            Instant seen,
            List<NamedLook> looks,
            List<SignIn> signIns) {}

    /** {@code fresh} is a token made just now, shown this once. */
    record TokensPage(List<Token> tokens, @Nullable String fresh, String name, Map<String, String> wrong) {}

    record PasswordPage(String login, Map<String, String> wrong) {}

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
                                .toList(),
                        credentials.signIns(staff, 5)));
    }

    private static String name(Map<PersonId, String> names, PersonId person) {
        return names.getOrDefault(person, person.toString());
    }

    @PostMapping("/inbox/read")
    ModelAndView read(Staff staff, @RequestParam Instant seen) {
        notifications.markRead(staff.district(), staff.person(), seen);
        return Pages.see("/me");
    }

    @GetMapping("/tokens")
    ModelAndView tokens(Staff staff) {
        return Pages.page("signin/tokens", new TokensPage(tokens.list(staff), null, "", Map.of()));
    }

    /** The one answer that shows the secret. */
    @PostMapping("/tokens")
    ModelAndView create(Staff staff, @RequestParam String name, @RequestParam int days) {
        try {
            var fresh = tokens.create(staff, name, days);
            return Pages.page("signin/tokens", new TokensPage(tokens.list(staff), fresh, "", Map.of()));
        } catch (ProblemException e) {
            return again("signin/tokens", new TokensPage(tokens.list(staff), null, name, e.fields()), e);
        }
    }

    @PostMapping("/tokens/{id}/revoke")
    ModelAndView revoke(Staff staff, @PathVariable UUID id) {
        tokens.revoke(staff, id);
        return Pages.see("/me/tokens");
    }

    @GetMapping("/password")
    ModelAndView password(Staff staff) {
        return Pages.page("signin/password", new PasswordPage(staff.login(), Map.of()));
    }

    /** Changes the password; this session goes on under a new id, all others end. */
    @PostMapping("/password")
    ModelAndView change(
            Staff staff,
            @RequestParam String present,
            @RequestParam String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            credentials.change(staff, present, wanted);
        } catch (ProblemException e) {
            return again("signin/password", new PasswordPage(staff.login(), e.fields()), e);
        }
        var version = credentials
                .find(staff.district(), staff.person())
                .orElseThrow(() -> Problem.SIGN_IN.because("the credential is gone"))
                .version();
        request.changeSessionId();
        var context = new SecurityContextImpl(new StaffAuthentication(staff, version));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        return Pages.see("/me");
    }

    /** The same form with what is wrong beside its field; problems without a field are answered as such. */
    private static ModelAndView again(String view, Record page, ProblemException failure) {
        if (failure.fields().isEmpty()) {
            throw failure;
        }
        return Pages.page(view, page, failure.problem().status());
    }
}
