package org.linli.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/**
 * A person's tie to a dwelling. The door is personal data: shown only after a look, or to the person.
 *
 * @param place the building or entrance
 * @param unit the door, as {@link DwellingRules} writes it down
 * @param area exclusive area of the whole dwelling in 0.01 m², where it is known
 * @param share the person's part of it, where they own by shares
 * @param from first day on which it holds
 * @param to first day on which it no longer holds
 */
public record Dwelling(
        UUID id,
        PersonId person,
        PlaceCode place,
        String unit,
        Tie tie,
        @Nullable Integer area,
        @Nullable Share share,
        LocalDate from,
        @Nullable LocalDate to) {
    /** The same of {@code other}, under {@code id}. */
    Dwelling of(UUID id, PersonId other) {
        return new Dwelling(id, other, place, unit, tie, area, share, from, to);
    }

    /** Whether it holds on {@code day}. */
    public boolean holdsOn(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    /** Whether there is a day on which both hold. */
    boolean overlaps(Dwelling other) {
        return (to == null || to.isAfter(other.from)) && (other.to == null || other.to.isAfter(from));
    }

    /** An area in 0.01 m² as square metres with two decimals; empty for none. */
    public static String squareMetres(@Nullable Integer area) {
        return area == null ? "" : "%d.%02d".formatted(area / 100, area % 100);
    }

    /** Never the content: a door must not reach a log. */
    @Override
    public String toString() {
        return "Dwelling[" + id + "]";
    }
}
