package org.linli.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.ledger.ActShape;
import org.linli.ledger.Recorded;
import org.linli.tlog.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the public log holds of an act: eight lines, each with its line feed. Of a discreet act only the kind and the commitment.
 *
 * @param hour when it happened, {@code 2026-11-25T09Z}, or {@code -}
 * @param recorded when Linli learned it, as {@code hour}
 * @param place a community or above, or {@code -}
 * @param facts what figures are counted from, as canonical JSON; times in it to the hour
 * @param ref the same for all leaves of one subject, or {@code -}
 */
record Leaf(String kind, String hour, String recorded, String place, String facts, String ref, Hash commitment) {
    private static final String HEAD = "linli-ledger/1";
    private static final String NONE = "-";
    private static final int LINES = 8;
    private static final int COMMITMENT_LENGTH = 44;
    private static final int HOUR_LENGTH = 13;
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z'").withZone(ZoneOffset.UTC);

    static Leaf of(Recorded act, ActShape shape, SubjectKey key) {
        var commitment = key.commitment(told(act, key));
        return shape.hides(act)
                ? new Leaf(act.kind(), NONE, NONE, NONE, "{}", NONE, commitment)
                : new Leaf(
                        act.kind(),
                        hour(act.at()),
                        hour(act.recordedAt()),
                        act.place().value(),
                        Canonical.write(shown(act.facts(), shape)),
                        key.ref(),
                        commitment);
    }

    static Told told(Recorded act, SubjectKey key) {
        return new Told(act.kind(), act.place(), act.subject(), act.at(), act.facts(), key.contentOf(act.kind()));
    }

    static String hour(Instant at) {
        return HOUR.format(at);
    }

    /** The facts that everybody may see, times cut to the hour. */
    private static JsonNode shown(JsonNode facts, ActShape shape) {
        var shown = JsonNodeFactory.instance.objectNode();
        facts.properties().forEach(fact -> {
            if (!shape.undisclosed().contains(fact.getKey())) {
                shown.set(fact.getKey(), coarse(fact.getValue()));
            }
        });
        return shown;
    }

    private static JsonNode coarse(JsonNode value) {
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(one -> object.set(one.getKey(), coarse(one.getValue())));
            return object;
        }
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            value.forEach(one -> array.add(coarse(one)));
            return array;
        }
        return value.isString() && TIME.matcher(value.asString()).matches()
                ? JsonNodeFactory.instance.stringNode(value.asString().substring(0, HOUR_LENGTH) + "Z")
                : value;
    }

    /** Reads an entry; empty where it is no leaf. */
    static Optional<Leaf> parse(byte[] entry) {
        var lines = new String(entry, StandardCharsets.UTF_8).split("\n", -1);
        return lines.length == LINES + 1
                        && lines[0].equals(HEAD)
                        && lines[LINES].isEmpty()
                        && lines[LINES - 1].length() == COMMITMENT_LENGTH
                ? Optional.of(new Leaf(
                        lines[1], lines[2], lines[3], lines[4], lines[5], lines[6], Hash.ofBase64(lines[LINES - 1])))
                : Optional.empty();
    }

    /**
     * Whether it tells the truth about {@code act}: all that it shows is so, and it commits to the act's detail. What it shows was
     * decided when it was sealed; a later version may show more or less of that kind.
     *
     * @param key null where it was destroyed: then nobody can say what it commits to
     */
    boolean tells(Recorded act, @Nullable SubjectKey key) {
        return kind.equals(act.kind())
                && is(hour, hour(act.at()))
                && is(recorded, hour(act.recordedAt()))
                && is(place, act.place().value())
                && showsOf(act.facts())
                && (key == null || (is(ref, key.ref()) && commitment.equals(key.commitment(told(act, key)))));
    }

    private static boolean is(String shown, String truth) {
        return shown.equals(NONE) || shown.equals(truth);
    }

    private boolean showsOf(JsonNode all) {
        try {
            return JsonMapper.shared().readTree(facts).properties().stream()
                    .allMatch(fact -> coarse(all.path(fact.getKey())).equals(fact.getValue()));
        } catch (JacksonException e) {
            return false;
        }
    }

    /** The entry as it is hashed and served: UTF-8. */
    byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return String.join("\n", HEAD, kind, hour, recorded, place, facts, ref, commitment.base64()) + "\n";
    }
}
