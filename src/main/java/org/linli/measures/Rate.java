package org.linli.measures;

/**
 * A ratio of two counts, never a bare percentage: {@code part} of {@code whole}. Below {@link #ENOUGH} it is shown as "not
 * enough said".
 */
public record Rate(long part, long whole) {
    /** The smallest denominator that is shown as a ratio. */
    public static final long ENOUGH = 30;

    private static final double Z = 1.959964; // 97.5 % of the normal distribution

    /** Parts never exceed the whole: otherwise a measure is defined wrongly, which is our bug. */
    public Rate {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole);
        }
    }

    /** Whether the denominator is large enough for a ratio. */
    public boolean isEnough() {
        return whole >= ENOUGH;
    }

    /** Tenths of a percent, rounded down: 961 for 96.1 %; 0 where the whole is 0. */
    public long permille() {
        return whole == 0 ? 0 : part * 1000 / whole;
    }

    /** {@code 96.1}: percent with one place. */
    public String percent() {
        return permille() / 10 + "." + permille() % 10;
    }

    /** The lower end of the 95 % Wilson score interval (Wilson 1927), in percent with one place. */
    public String low() {
        return end(-1);
    }

    /** The upper end of the interval. */
    public String high() {
        return end(1);
    }

    private String end(int side) {
        if (whole == 0) {
            return side < 0 ? "0.0" : "100.0";
        }
        var n = (double) whole;
        var p = part / n;
        var centre = p + Z * Z / (2 * n);
        var margin = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        var value = Math.clamp((centre + side * margin) / (1 + Z * Z / n), 0, 1);
        return String.format(java.util.Locale.ROOT, "%.1f", value * 100);
    }
}
