package org.linli.evaluation;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A formula as a clerk writes it: a sum of measures, or one sum over another. Whole numbers throughout, so that anyone who
 * adds up the same acts gets the same result. Immutable and total: it has no loops, no names but measures, no other input.
 *
 * @param text as written
 * @param part what is added up above the division, or all of it
 * @param whole what it is divided by; empty where there is no division
 */
public record Formula(String text, List<Term> part, List<Term> whole) {
    /** Takes copies. */
    public Formula {
        part = List.copyOf(part);
        whole = List.copyOf(whole);
    }

    /**
     * One measure, or a number where {@code measure} is empty.
     *
     * @param times what it is multiplied by, or the number; negative after a minus
     * @param category only what was counted in this category of the catalogue or below; empty for all
     */
    public record Term(long times, String measure, String category) {
        /** Whether it is a number. */
        public boolean isNumber() {
            return measure.isEmpty();
        }
    }

    /** A result that opens to what it was made of; {@code whole} is 1 where there is no division. */
    public record Quotient(long part, long whole) {}

    /** Whether one sum is divided by another. */
    public boolean divides() {
        return !whole.isEmpty();
    }

    /** Every measure in it, in order. */
    public Stream<Term> measures() {
        return Stream.concat(part.stream(), whole.stream()).filter(term -> !term.isNumber());
    }

    /**
     * The result where {@code counted} says what was counted of each measure.
     *
     * @throws ArithmeticException beyond what a long holds
     */
    public Quotient of(ToLongFunction<Term> counted) {
        return new Quotient(sum(part, counted), divides() ? sum(whole, counted) : 1);
    }

    private static long sum(List<Term> terms, ToLongFunction<Term> counted) {
        var sum = 0L;
        for (var term : terms) {
            sum = Math.addExact(
                    sum, term.isNumber() ? term.times() : Math.multiplyExact(term.times(), counted.applyAsLong(term)));
        }
        return sum;
    }
}
