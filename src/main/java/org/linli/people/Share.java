package org.linli.people;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An owner's part of a dwelling where it is owned by shares (Civil Code, art. 298): {@code parts} of {@code of}. Joint owners
 * without shares (art. 299) have none.
 */
public record Share(int parts, int of) {
    /** The finest division that is taken. */
    public static final int OF_MAX = 1_000;

    private static final Pattern FRACTION = Pattern.compile("(\\d{1,4})\\s*[/／]\\s*(\\d{1,4})");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*[%％]");

    /** More than the whole, or nothing, is our bug: ask {@link #accepts} before. */
    public Share {
        if (!accepts(parts, of)) {
            throw new IllegalArgumentException(parts + " of " + of);
        }
    }

    /** Whether {@code parts} of {@code of} is a share: more than nothing, at most the whole. */
    public static boolean accepts(int parts, int of) {
        return parts >= 1 && parts <= of && of <= OF_MAX;
    }

    /** The share that {@code text} tells, such as {@code 1/3} or {@code 50%}; empty where it is none. */
    public static Optional<Share> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var fraction = FRACTION.matcher(text.strip());
        if (fraction.matches()) {
            return of(Integer.parseInt(fraction.group(1)), Integer.parseInt(fraction.group(2)));
        }
        var percent = PERCENT.matcher(text.strip());
        return percent.matches() ? of(Integer.parseInt(percent.group(1)), 100) : Optional.empty();
    }

    private static Optional<Share> of(int parts, int of) {
        return accepts(parts, of) ? Optional.of(new Share(parts, of)) : Optional.empty();
    }

    /** Less than 0 where {@code shares} together are less than the whole, 0 where they are it, more where they are more. Exact. */
    static int compareToWhole(Collection<Share> shares) {
        var parts = BigInteger.ZERO;
        var of = BigInteger.ONE;
        for (var share : shares) {
            var nextOf = BigInteger.valueOf(share.of());
            parts = parts.multiply(nextOf).add(of.multiply(BigInteger.valueOf(share.parts())));
            of = of.multiply(nextOf);
        }
        return parts.compareTo(of);
    }

    @Override
    public String toString() {
        return parts + "/" + of;
    }
}
