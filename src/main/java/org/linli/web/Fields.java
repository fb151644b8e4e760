package org.linli.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into a form, as it stands there, so that it can be shown again. Readers fail as {@link Problem#INVALID} with the
 * field's name and a message key.
 */
public record Fields(Map<String, String> values) {
    private static final int TEXT_MAX = 10_000; // UTF-16 code units of any field

    /** Takes a copy. */
    public Fields {
        values = Map.copyOf(values);
    }

    /** The first value of each field of {@code form}; never its token. */
    public static Fields of(MultiValueMap<String, String> form) {
        var first = new HashMap<String, String>();
        form.forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.getFirst()));
        first.remove("_csrf");
        return new Fields(first);
    }

    /** The text without blanks around it; empty where nothing was typed. */
    public String text(String name) {
        var text = values.getOrDefault(name, "").strip();
        if (text.length() > TEXT_MAX) {
            throw wrong(name, "web.wrong.long");
        }
        return text;
    }

    /** Whether anything was typed or ticked. */
    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** The day that was typed, if any. */
    public @Nullable LocalDate day(String name) {
        try {
            return has(name) ? LocalDate.parse(text(name)) : null;
        } catch (DateTimeException e) {
            throw wrong(name, "web.wrong.day");
        }
    }

    /** The day that must be typed. */
    public LocalDate needDay(String name) {
        var day = day(name);
        if (day == null) {
            throw wrong(name, "web.wrong.day");
        }
        return day;
    }

    /** The whole number that was typed, if any. */
    public @Nullable Integer number(String name) {
        try {
            return has(name) ? Integer.valueOf(text(name).replace(",", "")) : null;
        } catch (NumberFormatException e) {
            throw wrong(name, "web.wrong.number");
        }
    }

    /** A sum typed in yuan, in fen, if any. */
    public @Nullable Long fen(String name) {
        try {
            return has(name)
                    ? (Long) new BigDecimal(text(name).replace(",", "").replace("，", ""))
                            .movePointRight(2)
                            .longValueExact()
                    : null;
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrong(name, "web.wrong.sum");
        }
    }

    /** The id that was chosen, if any. */
    public @Nullable UUID id(String name) {
        try {
            return has(name) ? UUID.fromString(text(name)) : null;
        } catch (IllegalArgumentException e) {
            throw wrong(name, "web.wrong.choose");
        }
    }

    /** The id that must be chosen. */
    public UUID needId(String name) {
        var id = id(name);
        if (id == null) {
            throw wrong(name, "web.wrong.choose");
        }
        return id;
    }

    /** The one of {@code of} that must be chosen. */
    public <E extends Enum<E>> E one(String name, Class<E> of) {
        for (var constant : of.getEnumConstants()) {
            if (constant.name().equals(text(name))) {
                return constant;
            }
        }
        throw wrong(name, "web.wrong.choose");
    }

    private static RuntimeException wrong(String name, String key) {
        return Problem.INVALID.because("the field " + name, Map.of(name, key));
    }

    /**
     * A form that was refused.
     *
     * @param form which one
     * @param why the message key of why as a whole
     */
    public record Refused(String form, Map<String, String> values, Map<String, String> wrong, String why) {
        /** {@code failure}, where the one who typed can mend it; else it is thrown on. */
        public static Refused of(String form, Fields typed, ProblemException failure) {
            var why = switch (failure.problem()) {
                case INVALID -> "web.refused.invalid";
                case STATE -> failure.fields().isEmpty() ? "web.refused.state" : "web.refused.invalid";
                case STALE -> "web.refused.stale";
                default -> throw failure;
            };
            return new Refused(form, typed.values(), failure.fields(), why);
        }

        /** What was typed into {@code field} of {@code form}, where that is the one refused; else {@code fallback}. */
        public static String value(@Nullable Refused refused, String form, String field, @Nullable Object fallback) {
            if (refused != null && refused.form.equals(form)) {
                return refused.values.getOrDefault(field, "");
            }
            return fallback == null ? "" : fallback.toString();
        }

        /** The message key of what is wrong with {@code field} of {@code form}, if anything. */
        public static @Nullable String wrong(@Nullable Refused refused, String form, String field) {
            return refused != null && refused.form.equals(form) ? refused.wrong.get(field) : null;
        }
    }
}
