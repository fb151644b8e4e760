package org.linli.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.organisations.Acting;
import org.linli.organisations.Delegations;
import org.linli.organisations.Office;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Service;

/**
 * Answers what somebody may do and where: from the posts they act in today, their own and those delegated to them for these days,
 * and from nothing else, asked anew each time.
 */
@Service
public class Access {
    private static final ScopedValue<Map<Asked, List<Acting>>> ASKED = ScopedValue.newInstance();

    private final Delegations delegations;
    private final Organisations organisations;
    private final Places places;
    private final Clock clock;

    /** Refuses to start where an office names a permission that there is not. */
    Access(Posts posts, Delegations delegations, Organisations organisations, Places places, Clock clock) {
        this.delegations = delegations;
        this.organisations = organisations;
        this.places = places;
        this.clock = clock;
        posts.offices().forEach(Access::permissions);
    }

    /** How far {@code staff} may reach with {@code permission}. Fails as {@link Problem#FORBIDDEN} where nowhere. */
    public Scope scope(Staff staff, Permission permission) {
        var with = with(staff, permission);
        if (with.isEmpty()) {
            throw forbidden(permission);
        }
        return scope(staff, with);
    }

    private static Scope scope(Staff staff, List<Post> posts) {
        return new Scope(
                staff.district(),
                posts.stream()
                        .filter(post -> post.office().reach() == Office.Reach.PLACE)
                        .map(Post::place)
                        .distinct()
                        .toList(),
                posts.stream().map(post -> post.organisation().value()).collect(Collectors.toSet()));
    }

    /** On whose behalf statements run while {@code staff} ask: as far as all their posts that allow anything reach together. */
    Behalf behalf(Staff staff) {
        var posts = acting(staff).stream()
                .map(Acting::post)
                .filter(post -> !post.office().permissions().isEmpty())
                .toList();
        return Behalf.of(staff.person().value(), scope(staff, posts));
    }

    /** Whether {@code staff} may do this at {@code place}, to something that is in the hands of {@code unit}. */
    public boolean may(Staff staff, Permission permission, PlaceCode place, @Nullable OrganisationId unit) {
        return with(staff, permission).stream().anyMatch(post -> reaches(post, place, unit));
    }

    /** Whether {@code staff} may do this anywhere at all. */
    public boolean may(Staff staff, Permission permission) {
        return !with(staff, permission).isEmpty();
    }

    /** Whether all that {@code other} may do, {@code staff} may do as well: who hands out a key to somebody must hold as much. */
    public boolean covers(Staff staff, Staff other) {
        return acting(other).stream()
                .map(Acting::post)
                .allMatch(post -> permissions(post.office()).stream()
                        .allMatch(permission -> may(staff, permission, post.place(), post.organisation())));
    }

    /** Whether {@code staff} act in a post at {@code organisation} that allows anything. */
    public boolean actsFor(Staff staff, OrganisationId organisation) {
        return acting(staff).stream()
                .map(Acting::post)
                .anyMatch(post -> post.organisation().equals(organisation)
                        && !post.office().permissions().isEmpty());
    }

    /** Whether {@code staff} act in a post that allows anything. */
    public boolean hasPosts(Staff staff) {
        return acting(staff).stream()
                .anyMatch(one -> !one.post().office().permissions().isEmpty());
    }

    /** Fails as {@link Problem#FORBIDDEN} unless {@link #may}. */
    public void demand(Staff staff, Permission permission, PlaceCode place, @Nullable OrganisationId unit) {
        if (!may(staff, permission, place, unit)) {
            throw forbidden(permission);
        }
    }

    /** The organisation that {@code staff} acts for: that of their newest post with {@code permission}, else of a delegated one. */
    public Optional<OrganisationId> unit(Staff staff, Permission permission) {
        return with(staff, permission).stream().findFirst().map(Post::organisation);
    }

    /**
     * What {@code staff} may do, where, until when and because of which post; their own posts first, then those delegated to them.
     */
    public List<Grant> grants(Staff staff) {
        var acting = acting(staff);
        var bodies = organisations.named(
                staff.district(),
                acting.stream().map(one -> one.post().organisation()).toList());
        var areas = places.named(acting.stream().map(one -> one.post().place()).toList());
        return acting.stream()
                .map(one -> grant(
                        one,
                        Objects.requireNonNull(bodies.get(one.post().organisation())),
                        areas.get(one.post().place())))
                .toList();
    }

    private static Grant grant(Acting acting, Organisation body, @Nullable Place area) {
        var post = acting.post();
        var to = acting.to();
        return new Grant(
                post.id(),
                post.office().name(),
                body.name(),
                area == null || post.place().equals(body.place()) ? body.name() : area.words(),
                acting.delegation() != null,
                post.office().reach(),
                permissions(post.office()),
                acting.from(),
                to == null ? null : to.minusDays(1));
    }

    /** The scope of the clock's jobs, which act for nobody. */
    public Scope clockwork(District district) {
        return Scope.whole(district);
    }

    private List<Post> with(Staff staff, Permission permission) {
        return acting(staff).stream()
                .map(Acting::post)
                .filter(post -> post.office().permissions().contains(permission.name()))
                .toList();
    }

    /** Asked once in a request, and as anyone: what posts somebody holds is within sight of all, and decides what they see. */
    private List<Acting> acting(Staff staff) {
        var asked = ASKED.isBound() ? ASKED.get() : new HashMap<Asked, List<Acting>>();
        return asked.computeIfAbsent(
                new Asked(staff.district(), staff.person()),
                one -> Behalf.ANYONE.call(
                        () -> delegations.acting(one.district(), one.person(), LocalDate.now(clock))));
    }

    private record Asked(District district, PersonId person) {}

    /** Does {@code request} with what posts somebody holds remembered to its end. */
    static <T extends @Nullable Object, X extends Throwable> T remembering(ScopedValue.CallableOp<T, X> request)
            throws X {
        return ScopedValue.where(ASKED, new ConcurrentHashMap<>()).call(request);
    }

    private static boolean reaches(Post post, PlaceCode place, @Nullable OrganisationId unit) {
        return post.organisation().equals(unit)
                || (post.office().reach() == Office.Reach.PLACE && post.place().contains(place));
    }

    private static List<Permission> permissions(Office office) {
        var named = Arrays.stream(Permission.values())
                .filter(permission -> office.permissions().contains(permission.name()))
                .toList();
        if (named.size() != office.permissions().size()) {
            throw new IllegalStateException("office " + office.code() + " names a permission that there is not");
        }
        return named;
    }

    private static RuntimeException forbidden(Permission permission) {
        return Problem.FORBIDDEN.because("no post in force gives " + permission + " here");
    }
}
