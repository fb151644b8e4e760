package org.linli.open311;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/*
 * Linli knows places by code and by name, and holds no map. So address_id is a place's code; address_string must name exactly
 * one place of the jurisdiction, alone or behind the names of what it lies in; lat and long alone say where nothing is, and
 * are refused with what to send instead. Beside an address they are read, and not kept.
 */
/** Finds the place that a client means. */
@Component
class AddressFinder {
    static final String ID = "address_id";
    static final String TEXT = "address_string";

    private static final int LATITUDE_MAX = 90;
    private static final int LONGITUDE_MAX = 180;
    private static final int CANDIDATES = 50;
    private static final int TEXT_MAX = 200; // UTF-16 code units

    private final Places places;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    AddressFinder(Places places, Jurisdictions jurisdictions, Clock clock) {
        this.places = places;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** The place; null where a fault was noted. */
    @Nullable
    PlaceCode read(Params params) {
        var latitude = params.degrees("lat", LATITUDE_MAX);
        var longitude = params.degrees("long", LONGITUDE_MAX);
        if (latitude.isPresent() != longitude.isPresent() && !params.isWrong("lat") && !params.isWrong("long")) {
            params.fault(latitude.isPresent() ? "long" : "lat", "open311.need.both");
        }
        var text = params.one(TEXT);
        if (text.map(String::length).orElse(0) > TEXT_MAX) {
            params.fault(TEXT, "open311.wrong.long-address");
            return null;
        }
        var id = params.one(ID);
        if (id.isPresent()) {
            return byId(params, id.get());
        }
        if (text.isPresent()) {
            return byText(params, text.get());
        }
        params.fault(ID, latitude.isPresent() ? "open311.need.place" : "open311.need.address");
        return null;
    }

    private @Nullable PlaceCode byId(Params params, String id) {
        var district = jurisdictions.find(params);
        if (!PlaceCode.accepts(id)
                || id.length() < PlaceCode.DISTRICT
                || places.find(new PlaceCode(id)).filter(this::isOpen).isEmpty()) {
            params.fault(ID, "open311.unknown.address");
            return null;
        }
        var code = new PlaceCode(id);
        if (district.isPresent() && !district.get().equals(code.district())) {
            params.fault(ID, "open311.wrong.elsewhere");
            return null;
        }
        return code;
    }

    private @Nullable PlaceCode byText(Params params, String text) {
        var district = jurisdictions.demand(params);
        var found = candidates(district, text).stream()
                .filter(place -> names(place, text))
                .map(Place::code)
                .toList();
        if (found.size() != 1) {
            params.fault(TEXT, found.isEmpty() ? "open311.unknown.text" : "open311.wrong.ambiguous");
            return null;
        }
        return found.getFirst();
    }

    /** Places whose name is the most specific part of {@code text}: the first part of a list, or the end of a name in one piece. */
    private List<Place> candidates(District district, String text) {
        return parts(text).stream()
                .map(part -> places.search(district, part, CANDIDATES).stream()
                        .filter(place -> isCalled(place, part))
                        .toList())
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Whether every other part of {@code text} names something that {@code place} lies in, or nothing at all that there is. */
    private boolean names(Place place, String text) {
        var path = places.path(place.code());
        return parts(text).stream()
                .skip(1)
                .filter(part -> !isCalled(place, part))
                .allMatch(part -> path.stream().anyMatch(above -> isCalled(above, part))
                        || places.search(place.code().district(), part, CANDIDATES).stream()
                                .noneMatch(other -> isCalled(other, part)));
    }

    private static List<String> parts(String text) {
        return Stream.of(text.split("[,，;；\\n]", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static boolean isCalled(Place place, String words) {
        return place.name().equals(words) || place.en().equalsIgnoreCase(words);
    }

    private boolean isOpen(Place place) {
        return place.isOpen(LocalDate.now(clock));
    }
}
