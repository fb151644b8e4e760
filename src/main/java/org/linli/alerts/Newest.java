package org.linli.alerts;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.matters.Matters;
import org.linli.matters.PublicFound;
import org.linli.matters.PublicQuery;
import org.linli.matters.State;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** The newest public faces at a place and below: of the last three months, without what was taken back or joined. */
@Component
class Newest {
    private static final Duration SINCE = Duration.ofDays(90);
    private static final int ESTATE = 15; // digits; public faces are no finer
    private static final List<State> SHOWN = Arrays.stream(State.values())
            .filter(state -> state != State.WITHDRAWN && state != State.MERGED)
            .toList();

    private final Matters matters;
    private final Places places;
    private final Clock clock;

    Newest(Matters matters, Places places, Clock clock) {
        this.matters = matters;
        this.places = places;
        this.clock = clock;
    }

    /** A place from a district down to an estate. Fails as {@link Problem#NOT_FOUND}. */
    Place place(String code) {
        if (!PlaceCode.accepts(code) || code.length() < PlaceCode.DISTRICT || code.length() > ESTATE) {
            throw Problem.NOT_FOUND.because("no place with public matters: " + code);
        }
        return places.get(new PlaceCode(code));
    }

    List<PublicFound> at(Place place, int limit) {
        var now = clock.instant();
        return matters.searchPublic(new PublicQuery(place.code(), List.of(), now.minus(SINCE), now, SHOWN, 0, limit));
    }
}
