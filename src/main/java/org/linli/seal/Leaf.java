package org.linli.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.linli.ledger.ActShape;
import org.linli.ledger.Recorded;
import org.linli.tlog.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the public log holds of an act: eight lines, each with its line feed. Of a discreet kind only the kind and the commitment.
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
        return shape.discreet()
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

    /** This leaf with the ref and the commitment of {@code entry}, whose secret is gone: nobody can say what they should be. */
    Leaf committedAs(byte[] entry) {
        var lines = new String(entry, StandardCharsets.UTF_8).split("\n", -1);
        return lines.length == LINES + 1 && lines[LINES - 1].length() == COMMITMENT_LENGTH
                ? new Leaf(kind, hour, recorded, place, facts, lines[LINES - 2], Hash.ofBase64(lines[LINES - 1]))
                : this;
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
