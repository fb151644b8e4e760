package org.linli.kernel;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How far somebody may reach in one district: everything at {@code places} and below, and whatever is in the hands of
 * {@code units} (organisations). Only {@code access} makes one, from posts in force; stores take one.
 */
public record Scope(District district, List<PlaceCode> places, Set<UUID> units) {
    /** Keeps what it is given; a place outside the district is our bug. */
    public Scope {
        places = List.copyOf(places);
        units = Set.copyOf(units);
        for (var place : places) {
            if (!place.value().startsWith(district.value())) {
                throw new IllegalArgumentException(place + " is not in " + district);
            }
        }
    }

    /** The whole of {@code district}: for the clock's jobs and readers, which act for nobody. */
    public static Scope whole(District district) {
        return new Scope(district, List.of(district.place()), Set.of());
    }

    /** Whether {@code place} lies within. */
    public boolean reaches(PlaceCode place) {
        return places.stream().anyMatch(own -> own.contains(place));
    }

    /** Whether nothing lies within. */
    public boolean isEmpty() {
        return places.isEmpty() && units.isEmpty();
    }
}
