package org.linli.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Behalf;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens each request on the behalf of who asks: somebody signed in, as far as all their posts of today reach together, or anyone. Runs
 * within the security chain's view of who that is, and asks only when a statement wants to know.
 */
@Component
final class AskerFilter extends OncePerRequestFilter {
    private final Access access;

    AskerFilter(Access access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Access.remembering(() -> Behalf.<@Nullable Void, Exception>whenAsked(this::asker, () -> {
                chain.doFilter(request, response);
                return null;
            }));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Behalf asker() {
        return StaffArguments.staff().map(access::behalf).orElse(Behalf.ANYONE);
    }
}
