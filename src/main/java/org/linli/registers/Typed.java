package org.linli.registers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into a form, as it stands there, so that it can be shown again. Readers fail as {@link Problem#INVALID} with
 * the field's name.
 */
record Typed(Map<String, String> values, Map<String, List<String>> all) {
    private static final int TEXT_MAX = 10_000; // UTF-16 code units of any field

    static Typed of(MultiValueMap<String, String> form) {
        var first = new HashMap<String, String>();
        form.forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.getFirst()));
        first.remove("_csrf");
        return new Typed(first, Map.copyOf(form));
    }

    static Typed nothing() {
        return new Typed(Map.of(), Map.of());
    }

    String text(String name) {
        var text = values.getOrDefault(name, "").strip();
        if (text.length() > TEXT_MAX) {
            throw wrong(name, "registers.wrong.text");
        }
        return text;
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    @Nullable
    LocalDate day(String name) {
        try {
            return has(name) ? LocalDate.parse(text(name)) : null;
        } catch (DateTimeException e) {
            throw wrong(name, "registers.wrong.day");
        }
    }

    LocalDate needDay(String name) {
        var day = day(name);
        if (day == null) {
            throw wrong(name, "registers.wrong.day");
        }
        return day;
    }

    /** The day after the one typed: people name the last day of a term, Linli keeps the first one after it. */
    @Nullable
    LocalDate dayAfter(String name) {
        var day = day(name);
        return day == null ? null : day.plusDays(1);
    }

    @Nullable
    Integer number(String name) {
        try {
            return has(name) ? Integer.valueOf(text(name)) : null;
        } catch (NumberFormatException e) {
            throw wrong(name, "registers.wrong.number");
        }
    }

    int version() {
        var version = number("version");
        return version == null ? 0 : version;
    }

    @Nullable
    UUID id(String name) {
        try {
            return has(name) ? UUID.fromString(text(name)) : null;
        } catch (IllegalArgumentException e) {
            throw wrong(name, "registers.wrong.choose");
        }
    }

    UUID needId(String name) {
        var id = id(name);
        if (id == null) {
            throw wrong(name, "registers.wrong.choose");
        }
        return id;
    }

    <E extends Enum<E>> E one(String name, Class<E> of) {
        for (var constant : of.getEnumConstants()) {
            if (constant.name().equals(text(name))) {
                return constant;
            }
        }
        throw wrong(name, "registers.wrong.choose");
    }

    /** Those ticked. */
    Set<UUID> ticked(String name) {
        try {
            return all.getOrDefault(name, List.of()).stream()
                    .map(UUID::fromString)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw wrong(name, "registers.wrong.choose");
        }
    }

    static RuntimeException wrong(String name, String key) {
        return Problem.INVALID.because("the field " + name, new TreeMap<>(Map.of(name, key)));
    }
}
