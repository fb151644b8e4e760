package org.linli.parties;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.Census;
import org.linli.organisations.Kind.Group;
import org.linli.organisations.Link;
import org.linli.organisations.Office;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.organisations.Ties;
import org.linli.people.People;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** Puts a community's board together from the registers. */
@Component
class Boards {
    private static final int BODIES_MAX = 1_000;
    private static final int SOON_DAYS = 60;

    private final Bodies bodies;
    private final Organisations organisations;
    private final Census census;
    private final Ties ties;
    private final Posts posts;
    private final People people;
    private final Places places;
    private final Clock clock;

    Boards(
            Bodies bodies,
            Organisations organisations,
            Census census,
            Ties ties,
            Posts posts,
            People people,
            Places places,
            Clock clock) {
        this.bodies = bodies;
        this.organisations = organisations;
        this.census = census;
        this.ties = ties;
        this.posts = posts;
        this.people = people;
        this.places = places;
        this.clock = clock;
    }

    /** The board of {@code community}; {@code sees} tells of which bodies who looks may see the holders. */
    Board of(Place community, Predicate<Body> sees) {
        var district = community.code().district();
        var here = here(district, community.code());
        var core = Board.core(community, here, bodies.kinds());
        var ids = here.stream().map(Body::id).collect(Collectors.toSet());
        var parties = parties(district, here, community.code(), sees).stream()
                .map(party -> party.within(community.code(), ids))
                .toList();
        var groups = new EnumMap<Group, List<Party>>(Group.class);
        for (var party : parties) {
            if (core == null || !party.id().equals(core.id())) {
                groups.computeIfAbsent(party.kind().group(), group -> new ArrayList<>())
                        .add(party);
            }
        }
        var there = here.stream().map(body -> body.organisation().kind()).collect(Collectors.toSet());
        var chair = core == null
                ? null
                : parties.stream()
                        .filter(party -> party.id().equals(core.id()))
                        .findFirst()
                        .orElseThrow();
        return new Board(community, chair, groups, Board.missing(bodies.kinds(), there, core != null));
    }

    /** Who stands in {@code community}, and whoever is tied to it from elsewhere: who runs an estate, who sits on a table. */
    private List<Body> here(District district, PlaceCode community) {
        var standing = bodies.listPublic(district, community, List.of(), BODIES_MAX);
        var own = standing.stream().map(Body::id).collect(Collectors.toSet());
        var also = new HashSet<UUID>();
        ties.to(district, community).forEach(link -> also.add(link.source().value()));
        ties.of(district, own).stream()
                .filter(link -> link.tie() == Link.Tie.SITS || link.tie() == Link.Tie.SUPPORTS)
                .filter(link -> link.target() != null && own.contains(link.target()))
                .forEach(link -> also.add(link.source().value()));
        own.forEach(id -> also.remove(id.value()));
        return also.isEmpty() ? standing : bodies.listPublic(district, community, List.copyOf(also), BODIES_MAX);
    }

    /** {@code found} as they stand on a board of {@code place}. */
    List<Party> parties(District district, List<Body> found, PlaceCode place, Predicate<Body> sees) {
        var ids = found.stream().map(Body::id).toList();
        var held = census.held(district, ids).stream().collect(Collectors.groupingBy(Census.Held::organisation));
        var tied = tied(district, ids);
        var holders =
                holders(district, found.stream().filter(sees).map(Body::id).collect(Collectors.toSet()));
        var today = LocalDate.now(clock);
        return found.stream()
                .map(body -> {
                    var kind = bodies.kind(body.organisation().kind());
                    var offices = held.getOrDefault(body.id(), List.of());
                    return new Party(
                            body,
                            kind,
                            offices.stream().filter(one -> one.held() > 0).toList(),
                            head(census.headsOf(kind.code()), offices, today),
                            tied.getOrDefault(body.id(), List.of()),
                            holders.getOrDefault(body.id(), List.of()),
                            !place.contains(body.place()));
                })
                .toList();
    }

    /** How the head seat is: the first of {@code heads}, given who holds and held what. */
    static Party.Head head(List<Office> heads, List<Census.Held> held, LocalDate today) {
        if (heads.isEmpty()) {
            return new Party.Head(Party.Seat.NONE, null, null);
        }
        var office = heads.getFirst();
        var one = held.stream().filter(found -> found.office().equals(office)).findFirst();
        if (one.isEmpty()) {
            return new Party.Head(Party.Seat.EMPTY, office, null);
        }
        if (one.get().held() == 0) {
            var ended = one.get().ended();
            return new Party.Head(
                    ended == null ? Party.Seat.EMPTY : Party.Seat.ENDED,
                    office,
                    ended == null ? null : ended.minusDays(1));
        }
        var ends = one.get().ends();
        return ends != null && ends.isBefore(today.plusDays(SOON_DAYS))
                ? new Party.Head(Party.Seat.ENDING, office, ends.minusDays(1))
                : new Party.Head(Party.Seat.HELD, office, null);
    }

    private Map<OrganisationId, List<Party.Tied>> tied(District district, Collection<OrganisationId> ids) {
        var links = ids.isEmpty() ? List.<Link>of() : ties.of(district, ids);
        var ends = new HashSet<OrganisationId>();
        var areas = new HashSet<PlaceCode>();
        for (var link : links) {
            ends.add(link.source());
            if (link.target() != null) {
                ends.add(link.target());
            }
            if (link.place() != null) {
                areas.add(link.place());
            }
        }
        var names = organisations.named(district, ends);
        var named = places.named(areas);
        var tied = new HashMap<OrganisationId, List<Party.Tied>>();
        for (var link : links) {
            var target = link.target();
            var place = link.place() == null ? null : named.get(link.place());
            var other = target == null ? (place == null ? null : place.words()) : name(names.get(target));
            if (other != null) {
                add(tied, link.source(), new Party.Tied(link.tie(), true, target, link.place(), other));
            }
            var source = name(names.get(link.source()));
            if (target != null && source != null) {
                add(tied, target, new Party.Tied(link.tie(), false, link.source(), null, source));
            }
        }
        return tied;
    }

    private static @Nullable Words name(@Nullable Organisation organisation) {
        return organisation == null ? null : organisation.name();
    }

    private static void add(Map<OrganisationId, List<Party.Tied>> tied, OrganisationId id, Party.Tied tie) {
        tied.computeIfAbsent(id, one -> new ArrayList<>()).add(tie);
    }

    private Map<OrganisationId, List<Party.Holder>> holders(District district, Set<OrganisationId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var heads = posts.offices().stream()
                .filter(Office::isHead)
                .map(Office::code)
                .toList();
        var found = posts.holding(district, ids, heads);
        var names = people.names(district, found.stream().map(Post::person).collect(Collectors.toSet()));
        return found.stream()
                .collect(Collectors.groupingBy(
                        Post::organisation,
                        Collectors.mapping(
                                post -> new Party.Holder(post.office(), names.getOrDefault(post.person(), "")),
                                Collectors.toList())));
    }
}
