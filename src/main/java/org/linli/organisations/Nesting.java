package org.linli.organisations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.kernel.PlaceCode;
import org.linli.places.Place;

/** Where an organisation can stand and what it can belong under: what {@code organisations/kinds.csv} says, decided without looking. */
final class Nesting {
    /** More steps up than any tree of organisations has. */
    static final int DEPTH_MAX = 32;

    private Nesting() {}

    /** What is wrong with a place for one of {@code kind}. */
    static Map<String, String> wrongPlace(Kind kind, PlaceCode place) {
        return kind.levels().contains(Place.Kind.of(place)) ? Map.of() : Map.of("place", "organisations.wrong.level");
    }

    /** What is wrong with {@code parent} for one of {@code kind} at {@code place}. */
    static Map<String, String> wrongParent(Kind kind, PlaceCode place, Body parent) {
        if (!kind.parents().contains(parent.organisation().kind())) {
            return Map.of("parent", "organisations.wrong.parent");
        }
        if (!parent.isOpen() || !parent.place().contains(place)) {
            return Map.of("parent", "organisations.wrong.parent-place");
        }
        return Map.of();
    }

    /** Whether one of {@code kind} can answer for {@code function}; one that answers for something has to say for what. */
    static boolean answers(Kind kind, String function, Map<String, UnitFunction> functions) {
        var unit = functions.get(function);
        return unit == null ? function.isEmpty() && !kind.answers() : kind.answersFor(unit);
    }

    /** The names of what differs. */
    static List<String> changed(Particulars old, Particulars now) {
        var fields = new ArrayList<String>();
        differ(fields, "name", old.name(), now.name());
        differ(fields, "status", old.status(), now.status());
        differ(fields, "number", old.number(), now.number());
        differ(fields, "renewsOn", old.renewsOn(), now.renewsOn());
        differ(fields, "members", old.members(), now.members());
        differ(fields, "services", old.services(), now.services());
        differ(fields, "venue", old.venue(), now.venue());
        differ(fields, "rules", old.rules(), now.rules());
        return fields;
    }

    private static void differ(
            List<String> fields,
            String name,
            @org.jspecify.annotations.Nullable Object old,
            @org.jspecify.annotations.Nullable Object now) {
        if (!Objects.equals(old, now)) {
            fields.add(name);
        }
    }
}
