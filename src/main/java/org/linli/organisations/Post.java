package org.linli.organisations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.people.PersonId;

/**
 * Somebody holds an office at an organisation for a term.
 *
 * @param place the organisation's
 * @param from the first day in force
 * @param to the first day no longer in force; null until further notice
 */
public record Post(
        PostId id,
        District district,
        PersonId person,
        Office office,
        OrganisationId organisation,
        PlaceCode place,
        LocalDate from,
        @Nullable LocalDate to) {
    /** A term may be empty (a post ended on its first day), never negative. */
    public Post {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a term from " + from + " to " + to);
        }
    }

    /** Whether the post is in force on {@code day}. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** Whether the terms {@code from}–{@code to} and this one share a day. */
    boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherTo) {
        var empty = from.equals(to) || otherFrom.equals(otherTo);
        return !empty && (to == null || otherFrom.isBefore(to)) && (otherTo == null || from.isBefore(otherTo));
    }
}
