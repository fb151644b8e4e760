package org.linli.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.linli.exchange.Table.Line;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;

/** Reads cells as what they should hold. Fails as {@link Problem#INVALID} naming the column. */
final class Cells {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(T00:00)?");

    private Cells() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static OrganisationId organisation(Line line, String key) {
        return new OrganisationId(id(line, key));
    }

    static PersonId person(Line line, String key) {
        return new PersonId(id(line, key));
    }

    static UUID id(Line line, String key) {
        if (!isId(line.text(key))) {
            throw wrong(key, "exchange.wrong.id");
        }
        return UUID.fromString(line.text(key));
    }

    static PlaceCode place(Line line, String key, String message) {
        var text = line.text(key);
        if (!PlaceCode.accepts(text)) {
            throw wrong(key, message);
        }
        return new PlaceCode(text);
    }

    /** The day in a cell, however it is separated; {@code otherwise} where it is empty. */
    static LocalDate day(Line line, String key, LocalDate otherwise) {
        var text = line.text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(plainDay(text));
        } catch (DateTimeParseException e) {
            throw wrong(key, "exchange.wrong.day");
        }
    }

    /** {@code 2020年5月1日}, {@code 2020/5/1} as {@code 2020-05-01}; anything else as it is. */
    static String plainDay(String text) {
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            return text;
        }
        var parts = DAY.matcher(text);
        return parts.matches()
                ? "%s-%02d-%02d"
                        .formatted(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)))
                : text;
    }

    static Integer number(Line line, String key, String message) {
        try {
            return Integer.valueOf(line.text(key));
        } catch (NumberFormatException e) {
            throw wrong(key, message);
        }
    }

    static RuntimeException wrong(String key, String message) {
        return Problem.INVALID.because("the cell " + key, Map.of(key, message));
    }
}
