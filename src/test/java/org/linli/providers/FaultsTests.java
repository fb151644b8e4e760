package org.linli.providers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider's error codes mean (RFC 6749, OpenID Connect Core 3.1.2.6). */
class FaultsTests {
    @ParameterizedTest
    @CsvSource({
        "access_denied, DENIED",
        "login_required, DENIED",
        "consent_required, DENIED",
        "temporarily_unavailable, DOWN",
        "server_error, DOWN",
        "invalid_client, DOWN",
        "unauthorized_client, DOWN",
        "what nobody knows, DOWN",
        "invalid_grant, GONE",
        "invalid_state_parameter, GONE",
        "invalid_nonce, FORGED",
    })
    void everyCodeHasItsAnswer(String code, Fault fault) {
        assertThat(Faults.of(code)).isEqualTo(fault);
    }
}
