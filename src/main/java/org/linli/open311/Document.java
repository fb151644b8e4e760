package org.linli.open311;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * What stands in a document: a text, a number, a truth value or null; a Group, which becomes elements or the members of an
 * object; a Listing, which becomes equal elements or an array. Both forms are made from one tree, so that they say the same.
 */
/** An answer in the two forms that GeoReport has, mapped onto each other by the Spark convention. Immutable. */
record Document(String root, Object content) {
    private static final int REPLACEMENT = 0xFFFD;

    /** Named things in their order. */
    record Group(Map<String, @Nullable Object> members) {
        /** With one more, null included. */
        Group with(String name, @Nullable Object value) {
            var more = new LinkedHashMap<String, @Nullable Object>(members);
            more.put(name, value);
            return new Group(more);
        }

        static Group of(String name, @Nullable Object value) {
            return new Group(new LinkedHashMap<String, @Nullable Object>()).with(name, value);
        }
    }

    /** Equal things, each called {@code item} in XML. */
    record Listing(String item, List<?> items) {}

    /** As XML 1.0 in UTF-8, without schema and namespace. */
    String xml() {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        element(out, root, content);
        return out.append('\n').toString();
    }

    /** As maps and lists for a JSON writer. */
    Object json() {
        return Objects.requireNonNull(plain(content));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Group(var members) -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                members.forEach((name, member) -> object.put(name, plain(member)));
                yield object;
            }
            case Listing(var item, var items) -> {
                var array = new ArrayList<@Nullable Object>();
                items.forEach(one -> array.add(plain(one)));
                yield array;
            }
            case null, default -> value;
        };
    }

    private static void element(StringBuilder out, String name, @Nullable Object value) {
        if (value == null) {
            out.append('<').append(name).append("/>");
            return;
        }
        out.append('<').append(name).append('>');
        switch (value) {
            case Group(var members) -> members.forEach((member, inner) -> element(out, member, inner));
            case Listing(var item, var items) -> items.forEach(one -> element(out, item, one));
            default -> String.valueOf(value).codePoints().forEach(c -> character(out, c));
        }
        out.append("</").append(name).append('>');
    }

    private static void character(StringBuilder out, int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            default -> out.appendCodePoint(isXml(c) ? c : REPLACEMENT);
        }
    }

    /** Whether XML 1.0 has the character (production 2, Char). */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c > 0xFFFF;
    }
}
