package org.linli.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.ActShape;
import org.linli.ledger.Recorded;
import tools.jackson.databind.JsonNode;

/**
 * One line of {@code measures.csv}: acts of {@code kind} for which {@code when} holds add {@code add} to {@code measure}.
 *
 * @param when {@code fact} for one that must be true, {@code fact=value} for one that must be that, several joined by
 *     {@code &}; empty: always. An act that asks to be discreet is counted only by a line that names {@code discreet}
 * @param add a whole number, or the name of a fact that holds one
 * @param day the name of the fact with the day (or time) that the addition belongs to; empty: the act's own time
 * @param discreet counted from acts that nobody may see: published by the month, and not where it is small
 */
record Definition(String measure, String kind, String when, String add, String day, boolean discreet) {
    private static final int CATEGORY_MAX = 40;

    /** What {@code act} adds by this line, if anything. Pure: the same act adds the same forever. */
    Optional<Addition> of(Recorded act, ZoneId zone) {
        var facts = act.facts();
        if (!act.kind().equals(kind) || !holds(facts)) {
            return Optional.empty();
        }
        var value = isNumber(add) ? Long.parseLong(add) : facts.path(add).asLong(0);
        if (value == 0) {
            return Optional.empty();
        }
        return Optional.of(new Addition(
                measure,
                day(act, zone),
                act.place().upTo(PlaceCode.COMMUNITY),
                unit(facts.path("unit")),
                category(facts.path("category")),
                value));
    }

    private static boolean isNumber(String text) {
        var first = text.charAt(0);
        return first == '-' || (first >= '0' && first <= '9');
    }

    private boolean holds(JsonNode facts) {
        return (discreet || !ActShape.isDiscreet(facts)) && conditions(when).allMatch(one -> holds(one, facts));
    }

    static Stream<String> conditions(String when) {
        return when.isEmpty() ? Stream.empty() : Stream.of(when.split("&"));
    }

    private static boolean holds(String condition, JsonNode facts) {
        var equals = condition.indexOf('=');
        return equals > 0
                ? facts.path(condition.substring(0, equals)).asString("").equals(condition.substring(equals + 1))
                : facts.path(condition).asBoolean(false);
    }

    private LocalDate day(Recorded act, ZoneId zone) {
        var text = day.isEmpty() ? "" : act.facts().path(day).asString("");
        if (text.length() == 10) {
            return LocalDate.parse(text);
        }
        return (text.isEmpty() ? act.at() : Instant.parse(text)).atZone(zone).toLocalDate();
    }

    private static @Nullable UUID unit(JsonNode fact) {
        var text = fact.isObject() ? fact.path("value").asString("") : fact.asString("");
        return text.length() == 36 ? UUID.fromString(text) : null;
    }

    private static String category(JsonNode fact) {
        var text = fact.asString("");
        return text.length() <= CATEGORY_MAX ? text : "";
    }

    /** What one act adds to one measure. */
    record Addition(
            String measure,
            LocalDate day,
            PlaceCode place,
            @Nullable UUID unit,
            String category,
            long value) {}
}
