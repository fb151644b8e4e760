package org.linli.passwords;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.linli.access.Staff;
import org.linli.kernel.ProblemException;
import org.linli.passwords.CredentialStore.Credential;
import org.linli.signin.Comer;
import org.linli.signin.Entrance;
import org.linli.signin.Means;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Changing a password, and setting the first one or one that was forgotten. */
@Controller
class PasswordPages {
    private final Credentials credentials;
    private final Entrance entrance;

    PasswordPages(Credentials credentials, Entrance entrance) {
        this.credentials = credentials;
        this.entrance = entrance;
    }

    record PasswordPage(String login, Map<String, String> wrong) {}

    /** {@code fixed} where there is a login already, which stays. */
    record SetPage(String login, boolean fixed, Map<String, String> wrong) {}

    @GetMapping("/me/password")
    ModelAndView password(Staff staff) {
        return credentials
                .find(staff.district(), staff.person())
                .map(one -> Pages.page("passwords/change", new PasswordPage(one.login(), Map.of())))
                .orElseGet(() -> Pages.see("/sign-in/first/password"));
    }

    /** Changes the password; this session goes on under a new id, all others end. */
    @PostMapping("/me/password")
    ModelAndView change(
            Staff staff,
            @RequestParam String present,
            @RequestParam String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            credentials.change(staff, present, wanted);
        } catch (ProblemException e) {
            return again("passwords/change", new PasswordPage(login(staff), e.fields()), e);
        }
        entrance.settled(
                request, response, new Comer(staff.district(), staff.person(), Means.PASSWORD), Means.PASSWORD);
        return Pages.see("/me");
    }

    private String login(Staff staff) {
        return credentials
                .find(staff.district(), staff.person())
                .map(Credential::login)
                .orElse("");
    }

    @GetMapping("/sign-in/first/password")
    ModelAndView first(HttpServletRequest request) {
        return Pages.page("passwords/set", setPage(entrance.adding(request), "", Map.of()));
    }

    @PostMapping("/sign-in/first/password")
    ModelAndView set(
            @RequestParam(defaultValue = "") String login,
            @RequestParam String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        var comer = entrance.adding(request);
        try {
            credentials.set(comer, login, wanted);
        } catch (ProblemException e) {
            return again("passwords/set", setPage(comer, login, e.fields()), e);
        }
        return Pages.see(entrance.settled(request, response, comer, Means.PASSWORD));
    }

    private SetPage setPage(Comer comer, String typed, Map<String, String> wrong) {
        return credentials
                .find(comer.district(), comer.person())
                .map(one -> new SetPage(one.login(), true, wrong))
                .orElseGet(() -> new SetPage(typed, false, wrong));
    }

    /** The same form with what is wrong beside its field; problems without a field are answered as such. */
    private static ModelAndView again(String view, Record page, ProblemException failure) {
        if (failure.fields().isEmpty()) {
            throw failure;
        }
        return Pages.page(view, page, failure.problem().status());
    }
}
