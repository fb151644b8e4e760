package org.linli.matters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step as the desk's form sends it, every field as it was typed, so that nothing typed is lost when it is refused. */
record StepForm(
        @Nullable Integer version,
        @Nullable String text,
        @Nullable String reason,
        @Nullable String unit,
        @Nullable String until,
        @Nullable String title,
        @Nullable String answer,
        @Nullable String lead,
        @Nullable String category) {

    StepCommand command(Step step) {
        return new StepCommand(
                step,
                version == null ? -1 : version,
                filled(text),
                filled(reason),
                organisation(),
                day(),
                filled(title),
                filled(answer),
                filled(lead),
                filled(category));
    }

    /** What was typed, by field; blank ones left out. */
    Map<String, String> typed() {
        var all = new TreeMap<String, String>();
        put(all, "text", text);
        put(all, "reason", reason);
        put(all, "unit", unit);
        put(all, "until", until);
        put(all, "title", title);
        put(all, "answer", answer);
        put(all, "lead", lead);
        put(all, "category", category);
        return all;
    }

    private @Nullable UUID organisation() {
        try {
            var chosen = filled(unit);
            return chosen == null ? null : UUID.fromString(chosen);
        } catch (IllegalArgumentException e) {
            return null; // no unit: the step says that it needs one
        }
    }

    private @Nullable LocalDate day() {
        try {
            var typed = filled(until);
            return typed == null ? null : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            return null; // no day: the step says that it needs one
        }
    }

    private static void put(Map<String, String> all, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            all.put(field, value);
        }
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
