package org.linli.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.signin.StaffAuthentication.Kept;
import org.linli.web.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs programs in by {@code Authorization: Bearer} (RFC 6750), for this request only and in place of any session. A token
 * that does not work is said so, even where nobody needs to be signed in.
 */
final class TokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final ObjectProvider<Bearer> bearers;
    private final Problems problems;

    TokenFilter(ObjectProvider<Bearer> bearers, Problems problems) {
        this.bearers = bearers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var secret = secret(request);
        if (secret == null) {
            chain.doFilter(request, response);
            return;
        }
        var staff = bearers.stream()
                .flatMap(bearer -> bearer.staff(secret).stream())
                .findFirst();
        if (staff.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            problems.answer(Problem.SIGN_IN, "the token is unknown, expired or revoked", Map.of(), request, response);
            return;
        }
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new StaffAuthentication(staff.get(), new Kept(0, null, Instant.EPOCH))));
        chain.doFilter(request, response);
    }

    /** The token that a request to the API carries; null for none, and for pages, which take none. */
    static @Nullable String secret(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        var path = request.getRequestURI();
        var takes = path.startsWith("/api/") || path.startsWith("/actuator/");
        return takes && header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
