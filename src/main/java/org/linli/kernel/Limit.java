package org.linli.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How long something may take: hours by the clock ({@code 24h}) or working days ({@code 5d}). */
public record Limit(int amount, Unit unit) {
    /** What is counted. */
    public enum Unit {
        /** Hours by the clock, day and night. */
        HOURS,
        /** Days on which offices work. */
        WORKING_DAYS
    }

    /** Fails as {@link Problem#INVALID} unless 1 to 999. */
    public Limit {
        if (amount < 1 || amount > 999) {
            throw Problem.INVALID.because("limit of 1 to 999 expected: " + amount);
        }
    }

    /** Reads {@code 24h} or {@code 5d}. Fails as {@link Problem#INVALID}. */
    @JsonCreator
    public static Limit parse(String text) {
        if (!text.matches("\\d{1,3}[hd]")) {
            throw Problem.INVALID.because("limit like 24h or 5d expected: " + text);
        }
        var amount = Integer.parseInt(text.substring(0, text.length() - 1));
        return new Limit(amount, text.endsWith("h") ? Unit.HOURS : Unit.WORKING_DAYS);
    }

    /** As {@link #parse} reads it. */
    @JsonValue
    @Override
    public String toString() {
        return amount + (unit == Unit.HOURS ? "h" : "d");
    }
}
