package org.linli.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.Kind;
import org.linli.organisations.Office;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Post;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/**
 * Who may see and change which organisation and post: the one place where that is asked for pages and programs. What lies beyond
 * somebody's reach is not found.
 */
@Component
class OrganisationDesk {
    private static final int CHOICES_MAX = 500;

    private final Access access;
    private final Bodies bodies;
    private final Places places;
    private final Clock clock;

    OrganisationDesk(Access access, Bodies bodies, Places places, Clock clock) {
        this.clock = clock;
        this.access = access;
        this.bodies = bodies;
        this.places = places;
    }

    /** How far {@code staff} sees. Fails as {@link Problem#FORBIDDEN} where nowhere. */
    Scope sees(Staff staff) {
        return access.scope(staff, Permission.MATTERS_READ);
    }

    static boolean reaches(Scope scope, PlaceCode place, OrganisationId id) {
        return scope.reaches(place) || scope.units().contains(id.value());
    }

    List<Body> list(Staff staff, BodyFilter filter, int limit) {
        return bodies.list(sees(staff), filter, limit);
    }

    /** The organisation. Fails as {@link Problem#NOT_FOUND} where it is not or lies beyond reach. */
    Body get(Staff staff, OrganisationId id) {
        var scope = sees(staff);
        var body = bodies.get(staff.district(), id);
        if (!reaches(scope, body.place(), id)) {
            throw Problem.NOT_FOUND.because("organisation " + id);
        }
        return body;
    }

    boolean mayEdit(Staff staff, Organisation body) {
        return access.may(staff, Permission.ORGANISATIONS_EDIT, body.place(), body.id());
    }

    /** The organisation, for a change. Fails as {@link Problem#NOT_FOUND} beyond reach, as {@link Problem#FORBIDDEN} within. */
    Body toEdit(Staff staff, OrganisationId id) {
        var body = get(staff, id);
        access.demand(staff, Permission.ORGANISATIONS_EDIT, body.place(), id);
        return body;
    }

    /** Fails as {@link Problem#FORBIDDEN} where {@code staff} may open no organisation at {@code place}. */
    void demandAt(Staff staff, PlaceCode place) {
        access.demand(staff, Permission.ORGANISATIONS_EDIT, place, null);
    }

    boolean mayOpen(Staff staff) {
        return access.may(staff, Permission.ORGANISATIONS_EDIT);
    }

    /** Nobody gives or takes what they do not have: every permission of the office is needed there, beside that to give posts. */
    boolean mayGive(Staff staff, Office office, Organisation body) {
        return access.may(staff, Permission.POSTS_EDIT, body.place(), body.id())
                && office.permissions().stream()
                        .allMatch(permission ->
                                access.may(staff, Permission.valueOf(permission), body.place(), body.id()));
    }

    /** Fails as {@link Problem#FORBIDDEN} unless {@link #mayGive}. */
    void demandGive(Staff staff, Office office, Organisation body) {
        if (!mayGive(staff, office, body)) {
            throw Problem.FORBIDDEN.because("no post in force lets you give or end " + office.code() + " here");
        }
    }

    /** Whether {@code staff} may let somebody act in {@code post}: its holder, and who may give it. */
    boolean mayDelegate(Staff staff, Post post, Organisation body) {
        return post.person().equals(staff.person()) || mayGive(staff, post.office(), body);
    }

    /** Where {@code staff} reaches: what a list begins with, and what a name that they type is looked for in. */
    PlaceCode ground(Staff staff) {
        return sees(staff).places().stream()
                .min(java.util.Comparator.comparingInt(place -> place.value().length()))
                .orElse(staff.district().place());
    }

    /** The place that somebody means by a code or a name; none where there is none or more than one. */
    Optional<Place> place(Staff staff, String typed) {
        if (PlaceCode.accepts(typed)) {
            return places.find(new PlaceCode(typed))
                    .filter(place ->
                            place.code().value().startsWith(staff.district().value()));
        }
        var found = typed.isBlank() ? List.<Place>of() : places.search(ground(staff), typed, 20);
        var exact = found.stream().filter(place -> place.name().equals(typed)).toList();
        var chosen = exact.isEmpty() ? found : exact;
        return chosen.size() == 1 ? Optional.of(chosen.getFirst()) : Optional.empty();
    }

    /** Places to choose from: where {@code staff} reaches and what is below. */
    List<Place> places(PlaceCode ground) {
        var all = new ArrayList<Place>();
        places.find(ground).ifPresent(all::add);
        for (var child : places.children(ground, 200)) {
            all.add(child);
            if (all.size() < CHOICES_MAX && child.kind().digits() >= PlaceCode.COMMUNITY) {
                all.addAll(places.children(child.code(), 100));
            }
        }
        return all.size() > CHOICES_MAX ? all.subList(0, CHOICES_MAX) : all;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Map<PlaceCode, Place> named(Collection<PlaceCode> codes) {
        return places.named(codes);
    }

    List<Place> path(PlaceCode code) {
        return places.path(code);
    }

    /** What an organisation of {@code kind} at {@code place} could belong under. */
    List<Body> parents(Kind kind, PlaceCode place) {
        if (kind.parents().isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Body>();
        for (var at = Optional.of(place);
                at.isPresent() && at.get().value().length() >= PlaceCode.DISTRICT;
                at = at.get().parent()) {
            var here = at.get();
            bodies
                    .listPublic(place.district(), here, List.of(), CHOICES_MAX)
                    .stream() // by place: those here come first
                    .filter(body -> body.place().equals(here)
                            && kind.parents().contains(body.organisation().kind()))
                    .forEach(found::add);
        }
        return found;
    }

    /** Who stands in the community around {@code place}, to tie something to. */
    List<Body> neighbours(PlaceCode place) {
        return bodies.listPublic(place.district(), place.upTo(PlaceCode.COMMUNITY), List.of(), CHOICES_MAX);
    }

    Map<String, Kind> kinds() {
        return bodies.kinds().stream()
                .collect(Collectors.toMap(Kind::code, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
    }
}
