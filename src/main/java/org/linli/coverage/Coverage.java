package org.linli.coverage;

import java.util.Set;
import org.linli.kernel.Words;
import org.linli.places.Place;

/**
 * What is to be covered and by what, as {@code coverage/coverages.csv} has it.
 *
 * @param items the kinds of place that are to be covered
 * @param kinds kinds of organisations that cover the place where they stand
 * @param offices offices that cover the place which they are held for
 * @param below kinds of items that are covered also by what is below them
 * @param gap what a place that is not covered lacks
 * @param says the rule in words
 * @param source where it comes from, and what of it is ours
 */
public record Coverage(
        String code,
        Series series,
        Words name,
        Set<Place.Kind> items,
        Set<String> kinds,
        Set<String> offices,
        Set<Place.Kind> below,
        Words gap,
        Words says,
        Words source) {
    /** Which of the seed's two lists it stands in. */
    public enum Series {
        /** Three full coverages (三个全覆盖). */
        THREE,
        /** Four responsibilities (四个负责). */
        FOUR
    }

    /** Takes copies. */
    public Coverage {
        items = Set.copyOf(items);
        kinds = Set.copyOf(kinds);
        offices = Set.copyOf(offices);
        below = Set.copyOf(below);
    }

    /** The measure of how many are covered. */
    public String coveredMeasure() {
        return "coverage." + code + ".covered";
    }

    /** The measure of how many there are. */
    public String wholeMeasure() {
        return "coverage." + code + ".whole";
    }
}
