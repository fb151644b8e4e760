package org.linli.organisations;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;
import org.linli.places.Place;

/**
 * An office that a post is held in, as {@code offices.csv} has it.
 *
 * @param group what kind of office it is: the offices of a group stand together on pages
 * @param permissions names of {@code access.Permission}; {@code access} refuses to start with one that it does not know
 * @param kinds at which kinds of organisation it is held, codes of {@code organisations/kinds.csv}
 * @param areas for which kinds of place it is held; empty where it is for the whole of the organisation's place
 * @param months how long a term lasts; null where it has none
 * @param seats how many hold it at once, at one organisation and for one place; null for any number
 * @param delegable whether somebody else can act for its holder for some days
 */
public record Office(
        String code,
        Words name,
        String group,
        Reach reach,
        Set<String> permissions,
        Set<String> kinds,
        Set<Place.Kind> areas,
        By by,
        @Nullable Integer months,
        @Nullable Integer seats,
        boolean delegable) {
    /** How far an office reaches. */
    public enum Reach {
        /** Everything at the post's place and below, and what is in the organisation's hands. */
        PLACE,
        /** Only what is in the organisation's hands. */
        UNIT
    }

    /** How one comes to an office. */
    public enum By {
        /** By a vote; its term is fixed and cannot be handed on. */
        ELECTED,
        APPOINTED,
        HIRED,
        /** By putting oneself down for it. */
        REGISTERED
    }

    /** Takes copies. */
    public Office {
        permissions = Set.copyOf(permissions);
        kinds = Set.copyOf(kinds);
        areas = Set.copyOf(areas);
    }

    /** Whether an organisation has one such seat for the whole of it: a chair, a secretary, a leader. */
    public boolean isHead() {
        return seats != null && seats == 1 && areas.isEmpty();
    }
}
