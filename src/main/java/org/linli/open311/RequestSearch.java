package org.linli.open311;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.matters.Matters;
import org.linli.matters.PublicFound;
import org.linli.matters.PublicQuery;
import org.linli.matters.State;
import org.springframework.stereotype.Component;

/** Finds the requests that a client asks for. */
@Component
class RequestSearch {
    /** The longest span of one query, and the default (specification, GET Service RequestViews). */
    static final Duration SPAN = Duration.ofDays(90);

    private static final int PAGES_MAX = 10_000;
    private static final int IDS_MAX = 200;

    private final Matters matters;
    private final ServiceList services;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    RequestSearch(Matters matters, ServiceList services, Jurisdictions jurisdictions, Clock clock) {
        this.matters = matters;
        this.services = services;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    private record Range(Instant from, Instant to) {}

    /** Those with the ids that were sent, which override all else; or those that fit. */
    List<PublicFound> list(Params params) {
        var ids = params.many("service_request_id");
        if (!ids.isEmpty()) {
            if (ids.size() > IDS_MAX) {
                params.fault("service_request_id", "open311.wrong.ids");
            }
            params.check();
            return byIds(ids, jurisdictions.find(params).orElse(null));
        }
        var codes = params.many("service_code");
        var states = states(params);
        var range = range(params);
        var size = params.whole("page_size", 1, PublicQuery.LIMIT_MAX).orElse(PublicQuery.LIMIT_MAX);
        var page = params.whole("page", 1, PAGES_MAX).orElse(1);
        var district = jurisdictions.demand(params);
        params.check();
        codes.forEach(services::get);
        return matters.searchPublic(
                new PublicQuery(district.place(), codes, range.from(), range.to(), states, (page - 1) * size, size));
    }

    private static List<State> states(Params params) {
        var asked = params.many("status");
        if (asked.stream().anyMatch(status -> !status.equals("open") && !status.equals("closed"))) {
            params.fault("status", "open311.wrong.status");
        }
        return Arrays.stream(State.values())
                .filter(state -> asked.isEmpty() || asked.contains(RequestViews.status(state)))
                .toList();
    }

    /** Where one end is missing, the span reaches from the other; where both are, the most recent one. */
    private Range range(Params params) {
        var now = clock.instant();
        var start = params.time("start_date");
        var end = params.time("end_date");
        var to = end.orElseGet(() -> start.map(from -> from.plus(SPAN))
                .filter(last -> last.isBefore(now))
                .orElse(now));
        var from = start.orElseGet(() -> to.minus(SPAN));
        if (start.isPresent() && end.isPresent()) {
            if (from.isAfter(to)) {
                params.fault("end_date", "open311.wrong.order");
            } else if (Duration.between(from, to).compareTo(SPAN) > 0) {
                params.fault("start_date", "open311.wrong.span");
            }
        }
        return new Range(from, to);
    }

    private List<PublicFound> byIds(Collection<String> ids, @Nullable District only) {
        return ids.stream()
                .flatMap(id -> districtOf(id).map(district -> Map.entry(district, id)).stream())
                .filter(one -> only == null || only.equals(one.getKey()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .entrySet()
                .stream()
                .flatMap(one -> matters.searchPublic(one.getKey(), one.getValue()).stream())
                .toList();
    }

    /** One by its id. Fails as {@link Problem#NOT_FOUND}, naming {@code name}. */
    PublicFound get(Params params, String name, String id) {
        return byIds(List.of(id), jurisdictions.find(params).orElse(null)).stream()
                .findFirst()
                .orElseThrow(
                        () -> Problem.NOT_FOUND.because("no such request", Map.of(name, "open311.unknown." + name)));
    }

    /** The same with its timeline. */
    PublicFound whole(PublicFound found) {
        return matters.findPublic(found.matter().code())
                .map(matter -> new PublicFound(matter, found.changedAt()))
                .orElse(found);
    }

    private static Optional<District> districtOf(String id) {
        try {
            return Optional.of(Ids.districtOf(id));
        } catch (ProblemException e) {
            return Optional.empty(); // no code at all
        }
    }
}
