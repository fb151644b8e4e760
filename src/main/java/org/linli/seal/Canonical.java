package org.linli.seal;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON in the one form that everybody writes alike (RFC 8785): no blanks, keys in the order of their UTF-16 units, the shortest
 * escapes. Numbers are whole.
 */
final class Canonical {
    private Canonical() {}

    /** {@code node} in that form; a number that is not whole is our bug. */
    static String write(JsonNode node) {
        var text = new StringBuilder();
        add(text, node);
        return text.toString();
    }

    /** An object of texts in that form. */
    static String write(Map<String, String> texts) {
        var text = new StringBuilder("{");
        new TreeMap<>(texts).forEach((key, value) -> {
            text.append(text.length() == 1 ? "" : ",");
            quote(text, key);
            text.append(':');
            quote(text, value);
        });
        return text.append('}').toString();
    }

    private static void add(StringBuilder text, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(text, node);
            case ARRAY -> array(text, node);
            case STRING -> quote(text, node.asString());
            case BOOLEAN, NULL -> text.append(node.asString(String.valueOf((Object) null)));
            case NUMBER -> {
                if (!node.isIntegralNumber()) {
                    throw new IllegalStateException("a fact that is no whole number: " + node);
                }
                text.append(node.bigIntegerValue());
            }
            default -> throw new IllegalStateException("no fact: " + node);
        }
    }

    private static void object(StringBuilder text, JsonNode node) {
        var sorted = new TreeMap<String, JsonNode>();
        node.properties().forEach(one -> sorted.put(one.getKey(), one.getValue()));
        var before = '{';
        if (sorted.isEmpty()) {
            text.append(before);
        }
        for (var one : sorted.entrySet()) {
            text.append(before);
            quote(text, one.getKey());
            text.append(':');
            add(text, one.getValue());
            before = ',';
        }
        text.append('}');
    }

    private static void array(StringBuilder text, JsonNode node) {
        text.append('[');
        for (var i = 0; i < node.size(); i++) {
            text.append(i == 0 ? "" : ",");
            add(text, node.get(i));
        }
        text.append(']');
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
