package org.linli.providers;

import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Which {@link Fault} a failure of OpenID Connect is. Pure. */
final class Faults {
    private static final Map<String, Fault> CODES = Map.ofEntries(
            Map.entry("access_denied", Fault.DENIED),
            Map.entry("login_required", Fault.DENIED),
            Map.entry("consent_required", Fault.DENIED),
            Map.entry("interaction_required", Fault.DENIED),
            Map.entry("account_selection_required", Fault.DENIED),
            Map.entry("invalid_grant", Fault.GONE), // the code was used before, or is too old
            Map.entry("invalid_state_parameter", Fault.GONE),
            Map.entry("invalid_nonce", Fault.FORGED),
            Map.entry("invalid_id_token", Fault.FORGED));

    private Faults() {}

    static Fault of(OAuth2AuthenticationException failure) {
        return switch (failure.getCause()) {
            case JwtValidationException invalid -> isOutOfTime(invalid) ? Fault.CLOCK : Fault.FORGED;
            case BadJwtException forged -> Fault.FORGED;
            case JwtException unread -> Fault.DOWN; // its keys could not be had
            case null, default -> of(failure.getError().getErrorCode());
        };
    }

    /** What a provider's error code means; what is not said of the person is the provider's or the operator's to mend. */
    static Fault of(String code) {
        return CODES.getOrDefault(code, Fault.DOWN);
    }

    /** Whether the only thing wrong with a token is when it was issued or ends. */
    private static boolean isOutOfTime(JwtValidationException invalid) {
        return invalid.getErrors().stream()
                .map(error -> String.valueOf(error.getDescription()))
                .allMatch(text -> text.startsWith("Jwt expired at")
                        || text.startsWith("Jwt used before")
                        || text.matches("The ID Token contains invalid claims: \\{(?:(?:exp|iat)=[^,}]*(?:, )?)+}"));
    }
}
