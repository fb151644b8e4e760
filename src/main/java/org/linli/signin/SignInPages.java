package org.linli.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.pace.Pace;
import org.linli.web.Pages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** The page that everybody signs in on, and what it says when that failed; the sign-in itself is done by the filter chain. */
@Controller
class SignInPages implements AuthenticationFailureHandler {
    private static final String TEMPLATE = "signin/sign-in";

    private final ObjectProvider<ViewResolver> views;
    private final ObjectProvider<Door> doors;

    SignInPages(ObjectProvider<ViewResolver> views, ObjectProvider<Door> doors) {
        this.views = views;
        this.doors = doors;
    }

    /** What is shown: {@code error} is a message key, empty at first. */
    record SignInPage(String login, String to, String error, List<Offer> offers) {
        /** The address of an offer's page, and back from there. */
        String path(Offer offer) {
            return offer.path().orElse("/sign-in") + (to.isEmpty() ? "" : "?to=" + URLEncoder.encode(to, UTF_8));
        }
    }

    @GetMapping("/sign-in")
    ModelAndView form(
            @Nullable Staff staff,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "false") boolean again) {
        var safe = Returns.safe(to).orElse("");
        return staff == null || again
                ? Pages.page(TEMPLATE, new SignInPage("", safe, "", offers()))
                : Pages.see(safe.isEmpty() ? "/me" : safe);
    }

    /** What helps: which of the doors for those who forgot are open. */
    record HelpPage(boolean phone, boolean paper) {}

    @GetMapping("/sign-in/help")
    ModelAndView help() {
        var open = offers().stream().map(Offer::means).toList();
        return Pages.page("signin/help", new HelpPage(open.contains(Means.PHONE), open.contains(Means.PAPER)));
    }

    private List<Offer> offers() {
        return doors.orderedStream()
                .filter(Door::isOpen)
                .flatMap(door -> door.offers().stream())
                .toList();
    }

    /** Shows the form again with what was typed, but for the password. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        var throttled = failure instanceof LockedException;
        var page = new SignInPage(
                Objects.requireNonNullElse(request.getParameter("login"), ""),
                Returns.safe(request.getParameter("to")).orElse(""),
                throttled ? "signin.sign-in.throttled" : "signin.sign-in.wrong",
                offers());
        response.setStatus((throttled ? Problem.THROTTLED : Problem.SIGN_IN).status());
        if (throttled) {
            response.setHeader(
                    "Retry-After", String.valueOf(Pace.LOGIN.interval().toSeconds()));
        }
        try {
            view().render(Map.of("page", page), request, response);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // the edge: a view may throw anything
            throw new ServletException(e);
        }
    }

    private View view() throws Exception {
        for (var resolver : views.orderedStream().toList()) {
            var view = resolver.resolveViewName(TEMPLATE, Locale.ROOT);
            if (view != null) {
                return view;
            }
        }
        throw new IllegalStateException("no template " + TEMPLATE);
    }
}
