package org.linli.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.kernel.Lang;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** The language of an answer: {@code ?lang=}, which is remembered in a cookie; else the browser's wish. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Languages extends OncePerRequestFilter {
    private static final String COOKIE = "lang";
    private static final int YEAR = 365 * 24 * 3600;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = request.getQueryString() == null ? null : request.getParameter(COOKIE);
        if (asked != null) {
            var cookie = new Cookie(COOKIE, Lang.of(asked).code());
            cookie.setPath("/");
            cookie.setMaxAge(YEAR);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
        request.setAttribute(Ui.LANG, asked != null ? Lang.of(asked) : remembered(request));
        chain.doFilter(request, response);
    }

    private static Lang remembered(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            return Lang.of(cookie.getValue());
        }
        var wish = request.getHeader("Accept-Language");
        return wish == null ? Lang.ZH : Lang.of(wish);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true; // the attribute stays from the first dispatch
    }
}
