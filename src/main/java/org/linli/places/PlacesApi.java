package org.linli.places;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree for programs; public. */
@RestController
@RequestMapping("/api/v1/places")
class PlacesApi {
    private static final int LIMIT_MAX = 1_000;

    private final Places places;

    PlacesApi(Places places) {
        this.places = places;
    }

    /** A place in a list. */
    record Brief(
            PlaceCode code,
            String name,
            String en,
            String kind,
            @Nullable PlaceCode parent,
            LocalDate from,
            @Nullable LocalDate to) {
        static Brief of(Place place) {
            return new Brief(
                    place.code(),
                    place.name(),
                    place.en(),
                    place.kind().code(),
                    place.parent(),
                    place.from(),
                    place.to());
        }
    }

    /** A place with what it lies in, earlier names, and what came after it. */
    record Whole(
            PlaceCode code,
            String name,
            String en,
            String kind,
            @Nullable PlaceCode parent,
            LocalDate from,
            @Nullable LocalDate to,
            List<Brief> path,
            List<Brief> earlier,
            List<PlaceCode> successors) {}

    /** A page of a list; {@code next} is what {@code after} takes for the next one, absent on the last. */
    record Listed(List<Brief> items, @Nullable String next) {}

    @GetMapping("/{code}")
    Whole get(@PathVariable PlaceCode code) {
        var path = places.path(code);
        var place = path.getLast();
        var history = places.history(code);
        return new Whole(
                code,
                place.name(),
                place.en(),
                place.kind().code(),
                place.parent(),
                place.from(),
                place.to(),
                briefs(path),
                briefs(history.subList(0, history.size() - 1)),
                places.successors(code));
    }

    @GetMapping("/{code}/children")
    Listed children(
            @PathVariable PlaceCode code,
            @RequestParam(required = false) @Nullable PlaceCode after,
            @RequestParam(defaultValue = "100") int limit) {
        places.get(code);
        var most = limit(limit);
        var found = after == null ? places.children(code, most + 1) : places.children(code, after, most + 1);
        var more = found.size() > most;
        var items = more ? found.subList(0, most) : found;
        return new Listed(briefs(items), more ? items.getLast().code().value() : null);
    }

    @GetMapping
    Listed search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable PlaceCode within,
            @RequestParam(defaultValue = "20") int limit) {
        if (q.isBlank() || q.length() > Place.NAME_MAX) {
            throw Problem.INVALID.because("q is what to look for", Map.of("q", "places.field.q"));
        }
        var most = limit(limit);
        var found = within == null ? places.search((District) null, q, most) : places.search(within, q, most);
        return new Listed(briefs(found), null);
    }

    private static List<Brief> briefs(List<Place> some) {
        return some.stream().map(Brief::of).toList();
    }

    private static int limit(int limit) {
        return Math.clamp(limit, 1, LIMIT_MAX);
    }
}
