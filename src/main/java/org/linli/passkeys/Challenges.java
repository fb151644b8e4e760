package org.linli.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** The one challenge that a session waits to be answered; taken once, whatever comes of it, and within five minutes. */
@Component
class Challenges {
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String CHALLENGE = "passkey-challenge";

    private final Clock clock;

    Challenges(Clock clock) {
        this.clock = clock;
    }

    /** A new one, in place of any before. */
    Bytes give(HttpServletRequest request) {
        var challenge = Bytes.random();
        var until = clock.instant().plus(PATIENCE).getEpochSecond();
        request.getSession().setAttribute(CHALLENGE, challenge.toBase64UrlString() + "/" + until);
        return challenge;
    }

    /** The one that was given, which is then gone. */
    Optional<Bytes> take(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(CHALLENGE) instanceof String line)) {
            return Optional.empty();
        }
        session.removeAttribute(CHALLENGE);
        var parts = line.split("/", 2);
        return Instant.ofEpochSecond(Long.parseLong(parts[1])).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(Bytes.fromBase64(parts[0]));
    }
}
