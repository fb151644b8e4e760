package org.linli.providers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.kernel.Provider;
import org.linli.kernel.Settings;
import org.linli.kernel.Words;
import org.linli.pace.Pace;
import org.linli.pace.Peers;
import org.linli.pace.Throttle;
import org.linli.providers.Outcome.Failed;
import org.linli.providers.Outcome.Shown;
import org.linli.providers.Visits.Visit;
import org.linli.signin.Entrance;
import org.linli.signin.Means;
import org.linli.signin.Returns;
import org.linli.web.Pages;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** To a provider and back: signing in with an account there, and linking one. */
@Controller
class ProviderPages {
    private final Settings settings;
    private final Exchange exchange;
    private final Visits visits;
    private final Identities identities;
    private final Entrance entrance;
    private final Throttle throttle;

    ProviderPages(
            Settings settings,
            Exchange exchange,
            Visits visits,
            Identities identities,
            Entrance entrance,
            Throttle throttle) {
        this.settings = settings;
        this.exchange = exchange;
        this.visits = visits;
        this.identities = identities;
        this.entrance = entrance;
        this.throttle = throttle;
    }

    /** Why nobody came in, and where to try again. */
    record FaultPage(Words label, Fault fault, boolean adding, String again) {}

    /** What linking does, before it is done. */
    record LinkPage(String key, Words label) {}

    /** Leads on by itself: from a form, the content security policy leads to no other site. */
    record OnwardPage(Words label, String address) {}

    /** Begins a visit to sign in. Harmless to whoever was sent here: it ends with their own account there, or nowhere. */
    @GetMapping("/sign-in/provider/{key}")
    ModelAndView go(
            @Nullable Staff staff,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request) {
        var provider = provider(key);
        admit(request);
        var safe = Returns.safe(to).orElse("");
        var asked = exchange.begin(provider, request, staff != null);
        if (asked.isEmpty()) {
            return fault(provider, Fault.DOWN, false, safe);
        }
        visits.begin(request, provider, asked.get(), "", safe);
        return Pages.see(asked.map(OAuth2AuthorizationRequest::getAuthorizationRequestUri)
                .orElseThrow());
    }

    @GetMapping("/sign-in/first/provider/{key}")
    ModelAndView link(@PathVariable String key, HttpServletRequest request) {
        var provider = provider(key);
        entrance.adding(request);
        return Pages.page("providers/link", new LinkPage(key, provider.label()));
    }

    /** Begins a visit to link an account there. A form with its token, so that nobody else can begin it. */
    @PostMapping("/sign-in/first/provider/{key}")
    ModelAndView onward(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        var provider = provider(key);
        var comer = entrance.adding(request);
        admit(request);
        var asked = exchange.begin(provider, request, false);
        if (asked.isEmpty()) {
            return fault(provider, Fault.DOWN, true, "");
        }
        visits.begin(request, provider, asked.get(), Visits.who(comer), "");
        var address = asked.get().getAuthorizationRequestUri();
        response.setHeader("Refresh", "0; url=" + address);
        response.setHeader("Cache-Control", "no-store");
        return Pages.page("providers/onward", new OnwardPage(provider.label(), address));
    }

    /** Where the provider sends people back to. */
    @GetMapping("/sign-in/provider/{key}/back")
    ModelAndView back(
            @PathVariable String key,
            @RequestParam Map<String, String> answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        var provider = provider(key);
        admit(request);
        var visit = visits.take(request, provider);
        if (visit.isEmpty()) {
            return fault(provider, Fault.GONE, false, "");
        }
        return switch (exchange.finish(provider, visit.get(), answer)) {
            case Failed(var fault) ->
                fault(provider, fault, visit.get().adds(), visit.get().to());
            case Shown shown when visit.get().adds() -> added(provider, visit.get(), shown, request, response);
            case Shown shown -> signedIn(provider, visit.get(), shown, request, response);
        };
    }

    private ModelAndView signedIn(
            Provider provider, Visit visit, Shown shown, HttpServletRequest request, HttpServletResponse response) {
        var owner = identities.owner(provider, shown.subject());
        if (owner.isEmpty()) {
            return fault(provider, Fault.UNKNOWN, false, visit.to());
        }
        return Pages.see(entrance.letIn(request, response, owner.get(), shown.at(), visit.to()));
    }

    private ModelAndView added(
            Provider provider, Visit visit, Shown shown, HttpServletRequest request, HttpServletResponse response) {
        var comer = entrance.adding(request);
        if (!visit.isBy(comer)) {
            return fault(provider, Fault.GONE, true, "");
        }
        return identities.link(comer, provider, shown.subject())
                ? Pages.see(entrance.settled(request, response, comer, Means.PROVIDER))
                : fault(provider, Fault.TAKEN, true, "");
    }

    private static ModelAndView fault(Provider provider, Fault fault, boolean adding, String to) {
        return Pages.page("providers/fault", new FaultPage(provider.label(), fault, adding, to), fault.status());
    }

    private Provider provider(String key) {
        return settings.providers().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.because("no such provider"));
    }

    private void admit(HttpServletRequest request) {
        if (!throttle.admits("address", Peers.address(request), Pace.ADDRESS)) {
            throw Problem.THROTTLED.because("too many tries");
        }
    }
}
