package org.linli.providers;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Provider;
import org.linli.providers.Outcome.Failed;
import org.linli.providers.Outcome.Shown;
import org.linli.providers.Visits.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Speaks OpenID Connect with a provider: authorization code, PKCE, state and nonce each time, an ID token signed by it for us and for
 * this visit. Asks for nobody's data: what is kept of the token is its subject and when they signed in there.
 */
@Component
class Exchange {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private final Discovery discovery;
    private final OidcAuthorizationCodeAuthenticationProvider codes;

    Exchange(Discovery discovery, TokenChecks checks) {
        this.discovery = discovery;
        this.codes = new OidcAuthorizationCodeAuthenticationProvider(
                checks.exchange(), asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
        codes.setJwtDecoderFactory(checks::decoder);
    }

    /** What to ask {@code provider}; {@code again} where whoever comes must sign in there anew. Empty where it is away. */
    Optional<OAuth2AuthorizationRequest> begin(Provider provider, HttpServletRequest request, boolean again) {
        return discovery.of(provider).map(registration -> {
            var resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> registration);
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                    .andThen(asked -> asked.additionalParameters(more -> {
                        if (again) {
                            more.put("prompt", "login");
                        }
                    })));
            return resolver.resolve(request, provider.key());
        });
    }

    /** What comes of {@code answer}, the parameters that {@code provider} sent somebody back with. */
    Outcome finish(Provider provider, Visit visit, Map<String, String> answer) {
        var registration = discovery.of(provider);
        return registration.isEmpty() ? new Failed(Fault.DOWN) : finish(provider, registration.get(), visit, answer);
    }

    private Outcome finish(
            Provider provider, ClientRegistration registration, Visit visit, Map<String, String> answer) {
        var issuer = answer.get("iss"); // RFC 9207
        if (issuer != null && !issuer.equals(registration.getProviderDetails().getIssuerUri())) {
            return new Failed(Fault.FORGED);
        }
        try {
            var exchange = new OAuth2AuthorizationExchange(asked(registration, visit), answered(registration, answer));
            var checked = codes.authenticate(new OAuth2LoginAuthenticationToken(registration, exchange));
            return checked != null && checked.getPrincipal() instanceof OidcUser user
                    ? new Shown(requireNonNull(user.getSubject()), user.getAuthenticatedAt()) // the library checked it
                    : new Failed(Fault.FORGED);
        } catch (OAuth2AuthenticationException e) {
            var fault = Faults.of(e);
            log.warn("{} let nobody in: {}", provider, fault);
            return new Failed(fault);
        }
    }

    private static OAuth2AuthorizationRequest asked(ClientRegistration registration, Visit visit) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(requireNonNull(registration.getRedirectUri()))
                .scopes(registration.getScopes())
                .state(visit.state())
                .attributes(Map.of(
                        OidcParameterNames.NONCE, visit.nonce(), PkceParameterNames.CODE_VERIFIER, visit.verifier()))
                .build();
    }

    private static OAuth2AuthorizationResponse answered(ClientRegistration registration, Map<String, String> answer) {
        var code = answer.getOrDefault("code", "");
        var response = code.isEmpty()
                ? OAuth2AuthorizationResponse.error(answer.getOrDefault("error", "invalid_request"))
                : OAuth2AuthorizationResponse.success(code);
        return response.redirectUri(requireNonNull(registration.getRedirectUri()))
                .state(answer.getOrDefault("state", ""))
                .build();
    }
}
