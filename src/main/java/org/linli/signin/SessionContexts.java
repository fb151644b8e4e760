package org.linli.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.linli.signin.StaffAuthentication.Kept;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * What a session keeps of the one signed in: one line of text (district, person, version of the account, means, second), so that an
 * upgrade of any library leaves sessions readable. Who that is today is read anew at each request that asks; a session whose
 * account has changed since is nobody's.
 */
@Component
class SessionContexts implements SecurityContextRepository {
    private static final String SIGNED_IN = "signed-in";

    private final Doors doors;

    SessionContexts(Doors doors) {
        this.doors = doors;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> load(request));
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still wants it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof StaffAuthentication signedIn) {
            var session = request.getSession();
            session.setAttribute(SIGNED_IN, line(signedIn));
            session.setAttribute(Sessions.DEVICE, Sessions.device(request.getHeader("User-Agent")));
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, signedIn.getName());
        } else if (request.getSession(false) != null) {
            request.getSession().removeAttribute(SIGNED_IN);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return line(request) != null;
    }

    private SecurityContext load(HttpServletRequest request) {
        var line = line(request);
        if (line == null) {
            return new SecurityContextImpl();
        }
        var parts = line.split("/", 5);
        var kept = new Kept(
                Integer.parseInt(parts[2]),
                parts.length < 5 ? Means.PASSWORD : Means.valueOf(parts[3]),
                parts.length < 5 ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(parts[4])));
        return doors.staff(new District(parts[0]), new PersonId(UUID.fromString(parts[1])), kept.version())
                .map(staff -> new SecurityContextImpl(new StaffAuthentication(staff, kept)))
                .orElseGet(SecurityContextImpl::new);
    }

    private static String line(StaffAuthentication signedIn) {
        var kept = signedIn.kept();
        return String.join(
                "/",
                signedIn.getName(),
                String.valueOf(kept.version()),
                String.valueOf(kept.means()),
                String.valueOf(kept.since().getEpochSecond()));
    }

    private static @Nullable String line(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(SIGNED_IN) instanceof String line ? line : null;
    }

    /** Read when it is first asked for, once. */
    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<SecurityContext> load;
        private @Nullable SecurityContext context;

        Deferred(Supplier<SecurityContext> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            var known = context;
            if (known == null) {
                known = load.get();
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
