package org.linli.registers;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.ProblemException;

/**
 * A form that was refused: which one, what was typed, what is wrong with which field, and the key of why as a whole.
 *
 * @param form the last word of its address
 */
record Kept(String form, Map<String, String> typed, Map<String, String> wrong, String why) {
    /** {@code failure}, where the one who typed can mend it; else it is thrown on. */
    static Kept of(String form, Typed typed, ProblemException failure) {
        var why = switch (failure.problem()) {
            case INVALID -> "registers.kept.invalid";
            case STATE -> failure.fields().isEmpty() ? "registers.kept.state" : "registers.kept.invalid";
            case STALE -> "registers.kept.stale";
            default -> throw failure;
        };
        return new Kept(form, typed.values(), failure.fields(), why);
    }

    /** What was typed into {@code field} of {@code form}, where that is the one refused; else {@code fallback}. */
    static String value(@Nullable Kept kept, String form, String field, @Nullable Object fallback) {
        if (kept != null && kept.form.equals(form)) {
            return kept.typed.getOrDefault(field, "");
        }
        return fallback == null ? "" : fallback.toString();
    }

    /** The message key of what is wrong with {@code field} of {@code form}. */
    static @Nullable String wrong(@Nullable Kept kept, String form, String field) {
        return kept != null && kept.form.equals(form) ? kept.wrong.get(field) : null;
    }
}
