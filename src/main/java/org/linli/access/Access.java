package org.linli.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.organisations.Office;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.people.PersonId;
import org.springframework.stereotype.Service;

/** Answers what somebody may do and where: from their posts in force today and nothing else, asked anew each time. */
@Service
public class Access {
    private final Posts posts;
    private final Organisations organisations;
    private final Credentials credentials;
    private final Clock clock;

    /** Refuses to start where an office names a permission that there is not. */
    Access(Posts posts, Organisations organisations, Credentials credentials, Clock clock) {
        this.posts = posts;
        this.organisations = organisations;
        this.credentials = credentials;
        this.clock = clock;
        posts.offices().forEach(Access::permissions);
    }

    /** How far {@code staff} may reach with {@code permission}. Fails as {@link Problem#FORBIDDEN} where nowhere. */
    public Scope scope(Staff staff, Permission permission) {
        var with = with(staff, permission);
        if (with.isEmpty()) {
            throw forbidden(permission);
        }
        return new Scope(
                staff.district(),
                with.stream()
                        .filter(post -> post.office().reach() == Office.Reach.PLACE)
                        .map(Post::place)
                        .distinct()
                        .toList(),
                with.stream().map(post -> post.organisation().value()).collect(Collectors.toSet()));
    }

    /** Whether {@code staff} may do this at {@code place}, to something that is in the hands of {@code unit}. */
    public boolean may(Staff staff, Permission permission, PlaceCode place, @Nullable OrganisationId unit) {
        return with(staff, permission).stream().anyMatch(post -> reaches(post, place, unit));
    }

    /** Whether {@code staff} may do this anywhere at all. */
    public boolean may(Staff staff, Permission permission) {
        return !with(staff, permission).isEmpty();
    }

    /** Fails as {@link Problem#FORBIDDEN} unless {@link #may}. */
    public void demand(Staff staff, Permission permission, PlaceCode place, @Nullable OrganisationId unit) {
        if (!may(staff, permission, place, unit)) {
            throw forbidden(permission);
        }
    }

    /** The organisation that {@code staff} acts for: that of the newest post with {@code permission}. */
    public Optional<OrganisationId> unit(Staff staff, Permission permission) {
        return with(staff, permission).stream().findFirst().map(Post::organisation);
    }

    /** What {@code staff} may do, where, until when and because of which post; newest post first. */
    public List<Grant> grants(Staff staff) {
        var held = inForce(staff);
        var bodies = organisations.named(
                staff.district(), held.stream().map(Post::organisation).toList());
        return held.stream()
                .map(post -> new Grant(
                        post.id(),
                        post.office().name(),
                        Objects.requireNonNull(bodies.get(post.organisation())).name(),
                        post.office().reach(),
                        permissions(post.office()),
                        post.from(),
                        post.to() == null ? null : post.to().minusDays(1)))
                .toList();
    }

    /**
     * Lets {@code person} sign in as {@code login}, in place of what they had before. Fails as {@link Problem#INVALID} for a login
     * or password that cannot be one, as {@link Problem#STATE} where the login is taken in the district.
     */
    public void giveCredential(District district, PersonId person, String login, String password) {
        credentials.give(district, person, login, password);
    }

    /** The scope of the clock's jobs, which act for nobody. */
    public Scope clockwork(District district) {
        return Scope.whole(district);
    }

    private List<Post> with(Staff staff, Permission permission) {
        return inForce(staff).stream()
                .filter(post -> post.office().permissions().contains(permission.name()))
                .toList();
    }

    private List<Post> inForce(Staff staff) {
        return posts.inForce(staff.district(), staff.person(), LocalDate.now(clock));
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
