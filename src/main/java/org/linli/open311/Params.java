package org.linli.open311;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.kernel.Problem;

/**
 * What a client sent, read name by name; a blank one is the same as none. What is wrong is gathered, so that one answer names all
 * of it: {@link #check} fails as {@link Problem#INVALID} with each name and its message key.
 */
final class Params {
    private static final String WHOLE = "\\d{1,9}";
    private static final String DECIMAL = "-?\\d{1,3}(\\.\\d{1,20})?";

    private final Map<String, List<String>> sent;
    private final Map<String, String> faults = new TreeMap<>();

    Params(Map<String, List<String>> sent) {
        this.sent = Map.copyOf(sent);
    }

    /** The one value of {@code name}. */
    Optional<String> one(String name) {
        var values = sent.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (values.size() > 1) {
            fault(name, "open311.wrong.twice");
        }
        return values.stream().findFirst();
    }

    /** The values of {@code name}, declared many times or with commas between them. */
    List<String> many(String name) {
        return sent.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** A point in time with its zone (W3C note on date and time); a plus that was not escaped arrives as a blank. */
    Optional<Instant> time(String name) {
        return one(name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
            } catch (DateTimeException e) {
                fault(name, "open311.wrong.time");
                return Optional.empty();
            }
        });
    }

    /** A whole number between two bounds. */
    Optional<Integer> whole(String name, int least, int most) {
        return one(name).flatMap(text -> {
            var number = text.matches(WHOLE) ? Integer.parseInt(text) : -1;
            if (number < least || number > most) {
                fault(name, "open311.wrong." + name);
                return Optional.empty();
            }
            return Optional.of(number);
        });
    }

    /** Degrees of latitude or longitude, at most {@code most} to either side. */
    Optional<BigDecimal> degrees(String name, int most) {
        return one(name).flatMap(text -> {
            var number = text.matches(DECIMAL) ? new BigDecimal(text) : null;
            if (number == null || number.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
                fault(name, "open311.wrong." + name);
                return Optional.empty();
            }
            return Optional.of(number);
        });
    }

    /** {@code true} or {@code false}; absent, false. */
    boolean flag(String name) {
        return one(name)
                .filter(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        fault(name, "open311.wrong.flag");
                        yield false;
                    }
                })
                .isPresent();
    }

    /** Whether anything was sent under a name that begins with {@code start}. */
    boolean hasAny(String start) {
        return sent.keySet().stream().anyMatch(name -> name.startsWith(start));
    }

    void fault(String name, String key) {
        faults.putIfAbsent(name, key);
    }

    boolean isWrong(String name) {
        return faults.containsKey(name);
    }

    void check() {
        if (!faults.isEmpty()) {
            throw Problem.INVALID.because("wrong: " + faults.keySet(), faults);
        }
    }
}
