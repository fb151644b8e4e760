package org.linli.evaluation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From where points begin to where all are given, in proportion between. It only rises.
 *
 * @param unit {@code %}, a unit of the standard, or one {@code per} another
 */
public record Scale(int from, int full, String unit) {
    /** The unit of a share. */
    public static final String PERCENT = "%";

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,6})\\s*(%?)\\s*\\.\\.\\s*(\\d{1,6})\\s*(%|[a-z]+(?: per [a-z]+)?)");

    /** Reads {@code 60 % .. 95 %} or {@code 0 .. 4 session per estate}. */
    static Optional<Scale> read(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches() || form.group(2).equals(PERCENT) != form.group(4).equals(PERCENT)) {
            return Optional.empty();
        }
        return Optional.of(new Scale(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(3)), form.group(4)));
    }

    /** Whether it is about a share of a hundred. */
    public boolean isPercent() {
        return unit.equals(PERCENT);
    }

    /** As it is written in the file. */
    public String text() {
        return isPercent() ? from + " % .. " + full + " %" : from + " .. " + full + " " + unit;
    }
}
