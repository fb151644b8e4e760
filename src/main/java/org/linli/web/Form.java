package org.linli.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.springframework.util.MultiValueMap;

/**
 * A form as it was sent: reads its fields, notes what is wrong with which, and is shown again with all that was typed. Readers of
 * needed fields answer nothing where the field is wrong; {@link #refuse} then says so for all fields at once.
 */
public final class Form {
    private final MultiValueMap<String, String> typed;
    private final Map<String, String> wrong = new TreeMap<>();
    private String why = "";

    private Form(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    /** As it was sent. */
    public static Form of(MultiValueMap<String, String> typed) {
        return new Form(typed);
    }

    /** Before anybody typed anything. */
    public static Form empty() {
        return new Form(MultiValueMap.fromSingleValue(new HashMap<>()));
    }

    /** What stands in {@code field}: what was typed, or {@code fallback} where the form was not sent. */
    public String value(String field, @Nullable Object fallback) {
        if (typed.isEmpty()) {
            return fallback == null ? "" : fallback.toString();
        }
        return raw(field);
    }

    /** Whether the box {@code field} with {@code value} is ticked; {@code fallback} where the form was not sent. */
    public boolean ticked(String field, String value, boolean fallback) {
        return typed.isEmpty() ? fallback : all(field).contains(value);
    }

    /** The message key of what is wrong with {@code field}. */
    public @Nullable String wrong(String field) {
        return wrong.get(field);
    }

    /** What is wrong, by field. */
    public Map<String, String> wrongs() {
        return Map.copyOf(wrong);
    }

    /** The message key of why it was refused as a whole; empty where it was not. */
    public String why() {
        return why;
    }

    /** Notes that something is wrong with {@code field}. */
    public void note(String field, String key) {
        wrong.putIfAbsent(field, key);
    }

    private String raw(String field) {
        return Optional.ofNullable(typed.getFirst(field)).orElse("");
    }

    /** Everything that was sent for {@code field}. */
    public List<String> all(String field) {
        return typed.getOrDefault(field, List.of());
    }

    /** Whether anything stands in {@code field}. */
    public boolean has(String field) {
        return !raw(field).isBlank();
    }

    /** The words in {@code field}, which may be empty, at most {@code max} UTF-16 code units. */
    public String words(String field, int max) {
        var words = raw(field).strip().replace("\r\n", "\n");
        if (words.length() > max) {
            note(field, "web.form.long");
        } else if (words.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
            note(field, "web.form.control");
        }
        return words;
    }

    /** The words in {@code field}, which must be there. */
    public String need(String field, int max) {
        if (!has(field)) {
            note(field, "web.form.empty");
        }
        return words(field, max);
    }

    /** The day in {@code field}, which must be there. */
    public Optional<LocalDate> day(String field) {
        try {
            return Optional.of(LocalDate.parse(raw(field).strip()));
        } catch (DateTimeException e) {
            note(field, "web.form.day");
            return Optional.empty();
        }
    }

    /** The whole number in {@code field}, which must be there, from {@code least} to {@code most}. */
    public Optional<Integer> number(String field, int least, int most) {
        var text = raw(field).strip();
        if (text.matches("\\d{1,6}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        note(field, "web.form.number");
        return Optional.empty();
    }

    /** The id chosen in {@code field}, which must be there. */
    public Optional<UUID> id(String field) {
        try {
            return Optional.of(UUID.fromString(raw(field).strip()));
        } catch (IllegalArgumentException e) {
            note(field, "web.form.choose");
            return Optional.empty();
        }
    }

    /** The one of {@code of} chosen in {@code field}, which must be there. */
    public <E extends Enum<E>> Optional<E> one(String field, Class<E> of) {
        for (var constant : of.getEnumConstants()) {
            if (constant.name().equals(raw(field))) {
                return Optional.of(constant);
            }
        }
        note(field, "web.form.choose");
        return Optional.empty();
    }

    /** Fails as {@link Problem#INVALID}, naming every field that is wrong, if one is. */
    public void refuse() {
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("the fields " + wrong.keySet(), Map.copyOf(wrong));
        }
    }

    /** Takes over why {@code failure} refused it, where whoever typed can mend that; else it is thrown on. */
    public Form refused(ProblemException failure) {
        why = switch (failure.problem()) {
            case INVALID -> "web.form.invalid";
            case STATE -> failure.fields().isEmpty() ? "web.form.state" : "web.form.invalid";
            case STALE -> "web.form.stale";
            default -> throw failure;
        };
        failure.fields().forEach(this::note);
        return this;
    }
}
