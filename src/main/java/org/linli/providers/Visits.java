package org.linli.providers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.linli.kernel.Provider;
import org.linli.signin.Comer;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/**
 * The one visit to a provider that a session waits to come back from; taken once, whatever comes of it, and within ten minutes. Kept as
 * a line of text, so that an upgrade of any library leaves sessions readable.
 */
@Component
class Visits {
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String VISIT = "provider-visit";
    private static final int PARTS = 7;

    private final Clock clock;

    Visits(Clock clock) {
        this.clock = clock;
    }

    /**
     * One that is under way.
     *
     * @param provider its key
     * @param state, nonce, verifier what only who began it knows (RFC 6749 section 10.12, OpenID Connect 3.1.2.1, RFC 7636)
     * @param who adds it to their account; empty for signing in
     * @param to where to go after that
     */
    record Visit(String provider, String state, String nonce, String verifier, String who, String to) {
        /** Never the secrets: they must not reach a log. */
        @Override
        public String toString() {
            return "Visit[" + provider + "]";
        }

        boolean adds() {
            return !who.isEmpty();
        }

        boolean isBy(Comer comer) {
            return who.equals(Visits.who(comer));
        }
    }

    static String who(Comer comer) {
        return comer.district() + ":" + comer.person();
    }

    /** Keeps a visit that begins, in place of any before. */
    void begin(HttpServletRequest request, Provider provider, OAuth2AuthorizationRequest asked, String who, String to) {
        var line = String.join(
                "/",
                provider.key(),
                asked.getState(),
                asked.getAttribute(OidcParameterNames.NONCE),
                asked.getAttribute(PkceParameterNames.CODE_VERIFIER),
                who,
                String.valueOf(clock.instant().plus(PATIENCE).getEpochSecond()),
                to);
        request.getSession().setAttribute(VISIT, line);
    }

    /** The visit to {@code provider} that is under way in this browser, which is then gone. */
    Optional<Visit> take(HttpServletRequest request, Provider provider) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(VISIT) instanceof String line)) {
            return Optional.empty();
        }
        session.removeAttribute(VISIT);
        var parts = line.split("/", PARTS);
        return Instant.ofEpochSecond(Long.parseLong(parts[5])).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(new Visit(parts[0], parts[1], parts[2], parts[3], parts[4], parts[6]))
                        .filter(visit -> visit.provider().equals(provider.key()));
    }
}
