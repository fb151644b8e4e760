package org.linli.providers;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Provider;
import org.linli.web.SiteAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What each provider says of itself (OpenID Connect Discovery 1.0), asked when it is first needed, so that a provider that is away
 * stops no start, and again after an hour; what it said before holds while it is silent.
 */
@Component
class Discovery {
    private static final Logger log = LoggerFactory.getLogger(Discovery.class);
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final SiteAddress address;
    private final Clock clock;

    Discovery(SiteAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
        requests.setReadTimeout(PATIENCE);
    }

    private record Known(ClientRegistration registration, Instant until) {}

    /** How requests to providers are made: never longer than a few seconds. */
    JdkClientHttpRequestFactory requests() {
        return requests;
    }

    /** What to speak with {@code provider} by; empty where it cannot be reached or says it is another. */
    Optional<ClientRegistration> of(Provider provider) {
        var before = known.get(provider.key());
        if (before != null && before.until().isAfter(clock.instant())) {
            return Optional.of(before.registration());
        }
        var fresh = ask(provider);
        if (fresh == null) {
            return Optional.ofNullable(before).map(Known::registration);
        }
        known.put(provider.key(), new Known(fresh, clock.instant().plus(KEPT)));
        return Optional.of(fresh);
    }

    private @Nullable ClientRegistration ask(Provider provider) {
        try {
            var said = RestClient.builder()
                    .requestFactory(requests)
                    .build()
                    .get()
                    .uri(URI.create(provider.issuer() + DOCUMENT))
                    .retrieve()
                    .body(JSON);
            if (said == null || !isItself(provider, said)) {
                log.warn("{} names another issuer than LINLI_OIDC_* does, or no keys", provider);
                return null;
            }
            return registration(provider, said);
        } catch (RestClientException | IllegalArgumentException e) {
            log.warn(
                    "{} does not say how to sign in: {}", provider, e.getClass().getSimpleName());
            return null;
        }
    }

    private static boolean isItself(Provider provider, Map<String, Object> said) {
        var issuer = String.valueOf(said.get("issuer"));
        if (said.get("jwks_uri") == null) {
            return false; // nothing to check its tokens by
        }
        return issuer.equals(provider.issuer().toString()) || issuer.equals(provider.issuer() + "/");
    }

    /** Asks for nothing but who it is: neither name nor phone. */
    private ClientRegistration registration(Provider provider, Map<String, Object> said) {
        return ClientRegistrations.fromOidcConfiguration(said)
                .registrationId(provider.key())
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(address.origin() + "/sign-in/provider/" + provider.key() + "/back")
                .scope("openid")
                .build();
    }
}
