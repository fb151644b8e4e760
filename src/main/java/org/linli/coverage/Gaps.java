package org.linli.coverage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.Kind;
import org.linli.organisations.Office;
import org.linli.organisations.Posts;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** The places behind a figure that lack somebody, each with what can be done about it. */
@Component
class Gaps {
    private static final int BODIES_MAX = 1_000;

    private final Recount recount;
    private final Places places;
    private final Bodies bodies;
    private final Posts posts;
    private final Access access;

    Gaps(Recount recount, Places places, Bodies bodies, Posts posts, Access access) {
        this.recount = recount;
        this.places = places;
        this.bodies = bodies;
        this.posts = posts;
        this.access = access;
    }

    /**
     * A place that lacks somebody.
     *
     * @param within what it lies in, from the community down, without itself
     * @param since the first of the days without
     * @param last the last day on which it had somebody; null where it never did
     */
    record Gap(
            Place item,
            List<Place> within,
            LocalDate since,
            @Nullable LocalDate last,
            Next next) {}

    /**
     * The next step.
     *
     * @param office to give; null where a body is to be opened
     * @param body where the office is given; null where there is none yet
     * @param kind of body to open; null where one is there
     * @param at where to
     * @param may whether who looks may take it
     */
    record Next(
            @Nullable Office office,
            @Nullable Body body,
            @Nullable Kind kind,
            PlaceCode at,
            boolean may) {
        /** Where the step is taken. */
        String address() {
            return body != null && office != null
                    ? "/desk/organisations/" + body.id() + "/posts/new?office=" + office.code() + "&area=" + at
                    : "/desk/organisations/new?place=" + at + "&kind=" + (kind == null ? "" : kind.code());
        }

        /** Who gives the office, or what is to be opened. */
        Words what() {
            return body != null ? body.about().name() : kind != null ? kind.name() : new Words("", "");
        }
    }

    /** Those at {@code within} and below on {@code day} after {@code after}, by code; at most {@code limit}. */
    List<Gap> list(Coverage coverage, PlaceCode within, LocalDate day, String after, int limit, @Nullable Staff staff) {
        var lives = recount.timeline(coverage, within).gaps(day).stream()
                .filter(life -> life.item().code().value().compareTo(after) > 0)
                .limit(limit)
                .toList();
        var codes = new HashSet<PlaceCode>();
        lives.forEach(life -> above(life.item().code()).forEach(codes::add));
        var named = places.named(codes);
        var near = new HashMap<PlaceCode, List<Body>>();
        return lives.stream()
                .map(life -> new Gap(
                        life.item(),
                        above(life.item().code()).stream()
                                .flatMap(code -> Optional.ofNullable(named.get(code)).stream())
                                .toList(),
                        life.bareSince(day),
                        life.lastCovered(day),
                        next(coverage, life.item(), near, staff)))
                .toList();
    }

    /** From the community down to one above {@code code}. */
    private static List<PlaceCode> above(PlaceCode code) {
        return java.util.stream.IntStream.of(12, 15, 18)
                .filter(length -> length < code.value().length())
                .mapToObj(code::upTo)
                .toList();
    }

    private Next next(Coverage coverage, Place item, Map<PlaceCode, List<Body>> near, @Nullable Staff staff) {
        var code = item.code();
        var office = coverage.offices().stream()
                .sorted()
                .flatMap(one -> posts.findOffice(one).stream())
                .findFirst()
                .orElse(null);
        if (office == null) {
            var kind = kind(coverage.kinds(), item.kind());
            return new Next(null, null, kind, code, may(staff, Permission.ORGANISATIONS_EDIT, code, null));
        }
        var body = near.computeIfAbsent(code.upTo(PlaceCode.COMMUNITY), this::around).stream()
                .filter(one -> office.kinds().contains(one.organisation().kind())
                        && one.place().contains(code))
                .max(Comparator.comparing((Body one) -> elects(office, one))
                        .thenComparingInt(one -> one.place().value().length()))
                .orElse(null);
        if (body == null) {
            var at = code.upTo(PlaceCode.COMMUNITY);
            var kind = kind(office.kinds(), Place.Kind.COMMUNITY);
            return new Next(office, null, kind, at, may(staff, Permission.ORGANISATIONS_EDIT, at, null));
        }
        return new Next(office, body, null, code, may(staff, Permission.POSTS_EDIT, body.place(), body));
    }

    /** Who is chosen by the residents is chosen at a body of theirs. */
    private boolean elects(Office office, Body body) {
        return office.by() == Office.By.ELECTED
                && bodies.kind(body.organisation().kind()).group() == Kind.Group.SELF;
    }

    private List<Body> around(PlaceCode community) {
        return bodies.listPublic(community.district(), community, List.of(), BODIES_MAX);
    }

    /** The first kind of {@code codes} that can stand at such a place, in the order of the kinds; the smallest Party body last. */
    private @Nullable Kind kind(java.util.Set<String> codes, Place.Kind at) {
        var fitting = bodies.kinds().stream()
                .filter(kind -> codes.contains(kind.code()) && kind.levels().contains(at))
                .collect(Collectors.toList());
        return fitting.isEmpty()
                ? null
                : fitting.stream()
                        .filter(kind ->
                                at == Place.Kind.COMMUNITY || !kind.levels().contains(Place.Kind.SUBDISTRICT))
                        .findFirst()
                        .orElse(fitting.getLast());
    }

    private boolean may(@Nullable Staff staff, Permission permission, PlaceCode at, @Nullable Body body) {
        return staff != null
                && staff.district().equals(at.district())
                && access.may(staff, permission, at, body == null ? null : body.id());
    }
}
