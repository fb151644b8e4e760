package org.linli.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.function.Supplier;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.kernel.Settings;
import org.linli.pace.Peers;
import org.linli.web.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** The one filter chain: what needs a sign-in, what needs a CSRF token, which headers every answer carries. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {
    private static final String SESSION_COOKIE = "linli-session";
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    /** Everything is public but these. */
    private static final String[] STAFF = {
        "/desk/**",
        "/me/**",
        "/cockpit/**",
        "/ops/**",
        "/api/v1/desk/**",
        "/api/v1/people/**",
        "/api/v1/organisations/**",
        "/api/v1/posts/**"
    };

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SessionContexts contexts,
            SignInPages signInPages,
            ObjectProvider<Bearer> bearers,
            Access access,
            Refusals refusals,
            Problems problems,
            Settings settings) {
        http.securityContext(context -> context.securityContextRepository(contexts));
        http.requestCache(
                cache -> cache.requestCache(new NullRequestCache())); // ?to= remembers: no session for passers-by
        http.addFilterBefore(new TokenFilter(bearers, problems), CsrfFilter.class);
        http.authorizeHttpRequests(
                requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(STAFF)
                        .authenticated()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((who, request) -> operating(access, who, request))
                        .anyRequest()
                        .permitAll());
        http.formLogin(form -> form.loginPage("/sign-in")
                .usernameParameter("login")
                .passwordParameter("password")
                .authenticationDetailsSource(request -> new Origin(Peers.address(request)))
                .successHandler((request, response, who) -> {
                    response.setStatus(303);
                    response.setHeader(
                            "Location",
                            Entrance.home(access, request.getParameter("to"), ((StaffAuthentication) who).staff()));
                })
                .failureHandler(signInPages));
        http.logout(out -> out.logoutUrl("/sign-out").logoutSuccessHandler((request, response, who) -> {
            response.setStatus(303);
            response.setHeader("Location", "/");
        }));
        http.exceptionHandling(
                failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        csrf(http, settings);
        headers(http);
        return http.build();
    }

    private static void csrf(HttpSecurity http, Settings settings) {
        var cookies = new CookieCsrfTokenRepository();
        cookies.setCookieName("linli-csrf");
        cookies.setCookiePath("/");
        cookies.setCookieCustomizer(
                cookie -> cookie.sameSite("Lax").secure(isSecure(settings)).httpOnly(true));
        http.csrf(csrf -> csrf.csrfTokenRepository(cookies).ignoringRequestMatchers(SecurityConfiguration::isProgram));
    }

    /** A call that no foreign page can forge: no browser adds this header by itself, and without a cookie nothing is taken over. */
    static boolean isProgram(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.equals("/add-checkpoint")) {
            return true; // a witness heeds what logs have signed, and no cookie
        }
        if (!path.startsWith("/api/") && !path.startsWith("/open311/")) {
            return false;
        }
        var header = request.getHeader("Authorization");
        var signed = TokenFilter.secret(request) != null || (header != null && header.startsWith("Receipt "));
        var cookies = request.getCookies();
        return signed
                || cookies == null
                || Arrays.stream(cookies).noneMatch(cookie -> SESSION_COOKIE.equals(cookie.getName()));
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .frameOptions(frames -> frames.disable())
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> !isEmbedded(request), new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY)))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(self), geolocation=(self), microphone=()")));
    }

    /** What may stand in other people's pages: nothing can be done there, and it runs no script ({@code alerts}). */
    private static boolean isEmbedded(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/embed/");
    }

    /** Measurements of the installation: to programs on this machine, and to whoever operates it. */
    private static AuthorizationDecision operating(
            Access access, Supplier<? extends Authentication> who, RequestAuthorizationContext request) {
        return new AuthorizationDecision(Peers.isLocal(request.getRequest())
                || (who.get() instanceof StaffAuthentication signedIn
                        && access.may(signedIn.staff(), Permission.OPERATE)));
    }

    private static boolean isSecure(Settings settings) {
        return "https".equals(settings.origin().getScheme());
    }

    /** Nobody reads measurements of single filters, and they cost more than the filters. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    DefaultCookieSerializerCustomizer sessionCookie(Settings settings) {
        return cookie -> {
            cookie.setCookieName(SESSION_COOKIE);
            cookie.setSameSite("Lax");
            cookie.setUseHttpOnlyCookie(true);
            cookie.setUseSecureCookie(isSecure(settings));
        };
    }
}
