package org.linli.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.pace.Peers;
import org.linli.people.PersonId;
import org.linli.signin.StaffAuthentication.Kept;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/**
 * Lets people in, whatever door they came to: their session begins under a new id, so that one planted before is worth nothing. Who
 * has shown who they are but needs a way in that is enough waits in front of {@link #SETTING} first.
 */
@Component
public class Entrance {
    /** The page on which a comer sets a way in. */
    public static final String SETTING = "/sign-in/first";

    private static final String COMER = "comer";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final Doors doors;
    private final SessionContexts sessions;
    private final Access access;
    private final Clock clock;

    Entrance(Doors doors, SessionContexts sessions, Access access, Clock clock) {
        this.doors = doors;
        this.sessions = sessions;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Signs somebody with an account in; where their posts demand more than {@code means}, lets them set that first. Answers where to
     * go, which is {@code to} if that is safe.
     */
    public String letIn(
            HttpServletRequest request,
            HttpServletResponse response,
            District district,
            PersonId person,
            Means means,
            @Nullable String to) {
        return letIn(request, response, new Comer(district, person, means), null, to);
    }

    /** The same for who showed who they are at {@code shown}, which may be long ago; null for just now. */
    public String letIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Comer comer,
            @Nullable Instant shown,
            @Nullable String to) {
        var district = comer.district();
        var person = comer.person();
        var means = comer.means();
        if (means == Means.PAPER || (!means.isEnoughForPosts() && doors.demandsMore(district, person))) {
            return wait(request, comer);
        }
        var staff = doors.staff(district, person).orElseThrow(() -> Problem.SIGN_IN.because("the account is gone"));
        doors.tried(district, person, means, Peers.address(request), true);
        begin(request);
        var now = clock.instant();
        save(request, response, staff, means, shown == null || shown.isAfter(now) ? now : shown);
        return home(access, to, staff);
    }

    /** Keeps who has come until they have set a way in, for half an hour; answers where they do. */
    public String wait(HttpServletRequest request, Comer comer) {
        begin(request);
        SecurityContextHolder.clearContext();
        var until = clock.instant().plus(PATIENCE).getEpochSecond();
        request.getSession()
                .setAttribute(COMER, comer.district() + "/" + comer.person() + "/" + comer.means() + "/" + until);
        return SETTING;
    }

    /** Who waits; nobody where that was too long ago. */
    public Optional<Comer> comer(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(COMER) instanceof String line)) {
            return Optional.empty();
        }
        var parts = line.split("/", 4);
        return Instant.ofEpochSecond(Long.parseLong(parts[3])).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(new Comer(
                        new District(parts[0]), new PersonId(UUID.fromString(parts[1])), Means.valueOf(parts[2])));
    }

    /** Whoever adds a way in: the one signed in, not too long ago, or who waits. Fails as {@link Problem#SIGN_IN}. */
    public Comer adding(HttpServletRequest request) {
        return comer(request).orElseGet(() -> {
            var signedIn = signedIn().filter(one -> isFresh(one)).orElseThrow(Entrance::stale);
            var means = signedIn.kept().means();
            return new Comer(
                    signedIn.staff().district(), signedIn.staff().person(), means == null ? Means.PASSWORD : means);
        });
    }

    /**
     * After a way in was added or changed: lets in who waited, and keeps the session of who was signed in while all others end.
     * Answers where to go.
     */
    public String settled(HttpServletRequest request, HttpServletResponse response, Comer comer, Means added) {
        if (comer(request).isPresent()) {
            return letIn(request, response, comer.district(), comer.person(), added, "/me/sign-in");
        }
        var staff = doors.staff(comer.district(), comer.person())
                .orElseThrow(() -> Problem.SIGN_IN.because("the account is gone"));
        renew(request, response, staff);
        return "/me/sign-in";
    }

    /** Whether the one signed in came in not long ago, so that ways in may be changed. */
    boolean isFresh() {
        return signedIn().filter(this::isFresh).isPresent();
    }

    /** Fails as {@link Problem#SIGN_IN} unless {@link #isFresh}. */
    void demandFresh() {
        if (!isFresh()) {
            throw stale();
        }
    }

    /** Keeps the session of {@code staff} under a new id and today's version of the account. */
    void renew(HttpServletRequest request, HttpServletResponse response, Staff staff) {
        var kept = signedIn().map(StaffAuthentication::kept).orElseThrow(Entrance::stale);
        var means = kept.means();
        request.changeSessionId();
        save(request, response, staff, means == null ? Means.PASSWORD : means, kept.since());
    }

    private boolean isFresh(StaffAuthentication signedIn) {
        return signedIn.kept().means() != null
                && signedIn.kept().since().plus(FRESH).isAfter(clock.instant());
    }

    private static void begin(HttpServletRequest request) {
        request.getSession().removeAttribute(COMER);
        request.changeSessionId();
    }

    private void save(
            HttpServletRequest request, HttpServletResponse response, Staff staff, Means means, Instant since) {
        var kept = new Kept(doors.version(staff.district(), staff.person()), means, since);
        var context = new SecurityContextImpl(new StaffAuthentication(staff, kept));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    private static Optional<StaffAuthentication> signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    private static RuntimeException stale() {
        return Problem.SIGN_IN.because("ways in are changed by who signed in not long ago");
    }

    /** Where somebody goes who came in: {@code to} if that is a page of this site, else to what they do here. */
    static String home(Access access, @Nullable String to, Staff staff) {
        return Returns.safe(to).orElseGet(() -> worksAtADesk(access, staff) ? "/desk" : "/me");
    }

    private static boolean worksAtADesk(Access access, Staff staff) {
        return Stream.of(Permission.MATTERS_READ, Permission.MEDIATION, Permission.STATION_WORK, Permission.PATROL_WORK)
                .anyMatch(permission -> access.may(staff, permission));
    }
}
