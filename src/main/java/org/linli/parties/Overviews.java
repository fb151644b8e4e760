package org.linli.parties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.Bodies;
import org.linli.organisations.Census;
import org.linli.organisations.Kind;
import org.linli.organisations.Organisations;
import org.linli.organisations.Ties;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** Counts the boards below a place. */
@Component
class Overviews {
    private static final int PLACES_MAX = 1_000;

    private final Bodies bodies;
    private final Organisations organisations;
    private final Census census;
    private final Ties ties;
    private final Places places;

    Overviews(Bodies bodies, Organisations organisations, Census census, Ties ties, Places places) {
        this.bodies = bodies;
        this.organisations = organisations;
        this.census = census;
        this.ties = ties;
        this.places = places;
    }

    /** What a community has and how many of it have no head. */
    private static final class There {
        private final Set<String> kinds = new HashSet<>();
        private long bodies;
        private long headless;

        boolean has(Kind kind, Set<String> cores) {
            return kind.expected() == Kind.Expected.CORE
                    ? kinds.stream().anyMatch(cores::contains)
                    : kinds.contains(kind.code());
        }
    }

    /** The boards below {@code place}, a sub-district or a district. */
    Overview of(Place place) {
        var kinds = expected(bodies.kinds());
        var cores = bodies.kinds().stream()
                .filter(kind -> kind.expected() == Kind.Expected.CORE)
                .map(Kind::code)
                .collect(Collectors.toSet());
        var there = there(place.code());
        var rows = new ArrayList<Overview.Row>();
        for (var below : places.children(place.code(), PLACES_MAX)) {
            var communities =
                    below.kind() == Place.Kind.COMMUNITY ? List.of(below) : places.children(below.code(), PLACES_MAX);
            var found = communities.stream()
                    .map(community -> there.getOrDefault(community.code(), new There()))
                    .toList();
            rows.add(new Overview.Row(
                    below,
                    found.size(),
                    kinds.stream()
                            .map(kind -> (int) found.stream()
                                    .filter(one -> one.has(kind, cores))
                                    .count())
                            .toList(),
                    found.stream().mapToLong(one -> one.bodies).sum(),
                    found.stream().mapToLong(one -> one.headless).sum()));
        }
        return new Overview(place, kinds, rows);
    }

    /** One kind for the core, then every kind that a community is to have. */
    static List<Kind> expected(List<Kind> kinds) {
        return Stream.concat(
                        kinds.stream()
                                .filter(kind -> kind.expected() == Kind.Expected.CORE)
                                .limit(1),
                        kinds.stream().filter(kind -> kind.expected() == Kind.Expected.YES))
                .toList();
    }

    private Map<PlaceCode, There> there(PlaceCode within) {
        var there = new HashMap<PlaceCode, There>();
        for (var standing : census.standing(within.district(), within)) {
            var one = there.computeIfAbsent(standing.place(), code -> new There());
            one.kinds.add(standing.kind());
            one.bodies += standing.bodies();
            one.headless += standing.headless();
        }
        var links = ties.to(within.district(), within); // who runs an estate may stand anywhere
        var named = organisations.named(
                within.district(), links.stream().map(link -> link.source()).collect(Collectors.toSet()));
        for (var link : links) {
            var source = named.get(link.source());
            if (source != null && link.place() != null) {
                there.computeIfAbsent(link.place().upTo(PlaceCode.COMMUNITY), code -> new There())
                        .kinds
                        .add(source.kind());
            }
        }
        return there;
    }
}
