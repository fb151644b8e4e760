package org.linli.coverage;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Ledger;
import org.linli.organisations.Tenures;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/*
 * A community is counted anew from the registers whenever something in it changed, all of its days up to today; what differs from what
 * was said before is said in acts. So whatever order things become known in, and however often it is counted, the sum of the acts is
 * what the registers say, for every day.
 */
/** Counts a community and records what changed. */
@Component
class Recount {
    private static final int PLACES_MAX = 100_000; // of a community: buildings, not homes

    private final Definitions definitions;
    private final CoverageStore store;
    private final Tenures tenures;
    private final Places places;
    private final Ledger ledger;
    private final Clock clock;

    Recount(Definitions definitions, CoverageStore store, Tenures tenures, Places places, Ledger ledger, Clock clock) {
        this.definitions = definitions;
        this.store = store;
        this.tenures = tenures;
        this.places = places;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** By {@code coverage}, at {@code within} and below, from the registers as they are now. */
    Timeline timeline(Coverage coverage, PlaceCode within) {
        var district = within.district();
        return Timeline.of(
                coverage,
                places.ever(within, coverage.items(), PLACES_MAX),
                Stream.concat(
                                tenures.stood(district, within, coverage.kinds()).stream(),
                                tenures.held(district, within, coverage.offices()).stream())
                        .toList());
    }

    /** Counts {@code community} by every rule, in the caller's transaction or one of its own. */
    @Transactional
    void count(PlaceCode community) {
        store.lock(community);
        var today = LocalDate.now(clock);
        var before = store.counted(community);
        var next = new TreeMap<LocalDate, Boolean>();
        var all = everything(community);
        for (var coverage : definitions.all()) {
            var changes = all.of(coverage).changes();
            changes.keySet().stream().filter(day -> day.isAfter(today)).forEach(day -> next.put(day, true));
            say(community, coverage.code(), changes, before.getOrDefault(coverage.code(), Map.of()), today);
        }
        store.next(community, next.isEmpty() ? null : next.firstKey());
    }

    /** What the rules are about, read once for all of them. */
    private record Everything(
            java.util.List<Place> places, java.util.List<Tenures.Tenure> stood, java.util.List<Tenures.Tenure> held) {
        Timeline of(Coverage coverage) {
            return Timeline.of(
                    coverage,
                    places,
                    Stream.concat(
                                    stood.stream()
                                            .filter(one -> coverage.kinds().contains(one.code())),
                                    held.stream()
                                            .filter(one -> coverage.offices().contains(one.code())))
                            .toList());
        }
    }

    private Everything everything(PlaceCode community) {
        var district = community.district();
        var items =
                definitions.all().stream().flatMap(one -> one.items().stream()).collect(Collectors.toSet());
        var kinds =
                definitions.all().stream().flatMap(one -> one.kinds().stream()).collect(Collectors.toSet());
        var offices = definitions.all().stream()
                .flatMap(one -> one.offices().stream())
                .collect(Collectors.toSet());
        return new Everything(
                places.ever(community, items, PLACES_MAX),
                tenures.stood(district, community, kinds),
                tenures.held(district, community, offices));
    }

    private void say(
            PlaceCode community,
            String rule,
            Map<LocalDate, Timeline.Change> now,
            Map<LocalDate, Timeline.Change> before,
            LocalDate today) {
        Set<LocalDate> days = new HashSet<>(now.keySet());
        days.addAll(before.keySet());
        days.stream().filter(day -> !day.isAfter(today)).sorted().forEach(day -> {
            var change =
                    now.getOrDefault(day, Timeline.Change.NONE).minus(before.getOrDefault(day, Timeline.Change.NONE));
            if (!change.equals(Timeline.Change.NONE)) {
                store.add(community, rule, day, change);
                ledger.record(new CoverageCounted(
                        community, subject(community), clock.instant(), rule, day, change.covered(), change.whole()));
            }
        });
    }

    /** The id under which the ledger keeps a community's coverage: made from its code (UUID version 3). */
    static UUID subject(PlaceCode community) {
        return UUID.nameUUIDFromBytes(("coverage/" + community).getBytes(StandardCharsets.UTF_8));
    }
}
