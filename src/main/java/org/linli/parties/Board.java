package org.linli.parties;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.organisations.Body;
import org.linli.organisations.Kind;
import org.linli.organisations.Kind.Group;
import org.linli.places.Place;

/**
 * One core, many parties of a community.
 *
 * @param core the Party organisation of the whole community; null where there is none yet
 * @param groups everybody else, by group in the order of the groups
 * @param missing expected kinds of which there is none, by group; that of the core stands under {@link Group#PARTY}
 */
record Board(Place place, @Nullable Party core, Map<Group, List<Party>> groups, Map<Group, List<Kind>> missing) {
    Board {
        groups = new EnumMap<>(groups);
        missing = new EnumMap<>(missing);
    }

    /** Everybody: the core first. */
    Stream<Party> all() {
        return Stream.concat(Stream.ofNullable(core), groups.values().stream().flatMap(List::stream));
    }

    List<Party> of(Group group) {
        return groups.getOrDefault(group, List.of());
    }

    List<Kind> missing(Group group) {
        return missing.getOrDefault(group, List.of());
    }

    /** How many stand in the community or are here by a tie. */
    long bodies() {
        return all().count();
    }

    /** How many sit on the core's table. */
    long sitting() {
        var table = core;
        return table == null
                ? 0
                : all().filter(party -> party.sitsWith(table.id())).count();
    }

    long headless() {
        return all().filter(Party::isHeadless).count();
    }

    long lacking() {
        return missing.values().stream().mapToLong(List::size).sum();
    }

    /** The core among {@code bodies} of {@code community}: the largest Party organisation of the whole of it. */
    static @Nullable Body core(Place community, List<Body> bodies, List<Kind> kinds) {
        return kinds.stream()
                .filter(kind -> kind.expected() == Kind.Expected.CORE)
                .flatMap(kind -> bodies.stream()
                        .filter(body -> body.place().equals(community.code())
                                && body.organisation().kind().equals(kind.code())))
                .findFirst()
                .orElse(null);
    }

    /** The expected kinds of which {@code there} has none. */
    static Map<Group, List<Kind>> missing(List<Kind> kinds, java.util.Set<String> there, boolean hasCore) {
        var missing = new EnumMap<Group, List<Kind>>(Group.class);
        for (var kind : kinds) {
            var lacks = kind.expected() == Kind.Expected.YES && !there.contains(kind.code());
            if (lacks) {
                missing.computeIfAbsent(kind.group(), group -> new java.util.ArrayList<>())
                        .add(kind);
            }
        }
        if (!hasCore) {
            kinds.stream()
                    .filter(kind -> kind.expected() == Kind.Expected.CORE)
                    .findFirst()
                    .ifPresent(kind -> missing.put(Group.PARTY, List.of(kind)));
        }
        return missing;
    }
}
