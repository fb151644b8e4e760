package org.linli.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.linli.kernel.Problem;
import org.linli.web.Problems;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What is answered to who is not signed in and must be, and to who may not: the way in, or the problem. */
@Component
@ConditionalOnWebApplication
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    /** People who open a page are led to the sign-in page and back; everything else is told. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var path = request.getRequestURI();
        var program = path.startsWith("/api/") || path.startsWith("/actuator/");
        if (!program && request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(Problem.SIGN_IN.status());
        } else if (!program && "GET".equals(request.getMethod())) {
            var query = request.getQueryString();
            var to = query == null ? path : path + "?" + query;
            response.setStatus(303);
            response.setHeader("Location", "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        } else {
            if (program) {
                response.setHeader("WWW-Authenticate", "Bearer");
            }
            problems.answer(Problem.SIGN_IN, "nobody is signed in", Map.of(), request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        var problem = failure instanceof CsrfException ? Problem.FORM_EXPIRED : Problem.FORBIDDEN;
        problems.answer(problem, String.valueOf(failure.getMessage()), Map.of(), request, response);
    }
}
