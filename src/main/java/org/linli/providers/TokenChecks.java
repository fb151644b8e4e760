package org.linli.providers;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Fetches ID tokens and reads them: signed by a key that the provider publishes (never by a shared secret), issued by it, for us, valid
 * by our clock within a minute.
 */
@Component
class TokenChecks {
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final Discovery discovery;
    private final Clock clock;

    TokenChecks(Discovery discovery, Clock clock) {
        this.discovery = discovery;
        this.clock = clock;
    }

    /** Takes a code to the provider and gets its token. */
    RestClientAuthorizationCodeTokenResponseClient exchange() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(discovery.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** Reads the tokens of one provider; knows its keys until one comes that is signed with another. */
    JwtDecoder decoder(ClientRegistration registration) {
        var details = registration.getProviderDetails();
        return decoders.computeIfAbsent(
                registration.getRegistrationId() + " " + details.getJwkSetUri(), key -> build(registration));
    }

    private JwtDecoder build(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(known -> known.addAll(EnumSet.allOf(SignatureAlgorithm.class)))
                .restOperations(new RestTemplate(discovery.requests()))
                .build();
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }
}
