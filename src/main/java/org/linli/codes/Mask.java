package org.linli.codes;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A name of which its owner knows it again and others learn little: the first character and the last of three or more, of words in
 * letters each first one; never how long it is. Pure.
 */
final class Mask {
    private static final String REST = "＊";

    private Mask() {}

    static String of(String name) {
        var plain = name.strip();
        return plain.codePoints().anyMatch(Character::isIdeographic) ? ofCharacters(plain) : ofWords(plain);
    }

    private static String ofCharacters(String name) {
        var points = name.codePoints()
                .filter(point -> !Character.isWhitespace(point))
                .toArray();
        var last = points.length > 2 ? Character.toString(points[points.length - 1]) : "";
        return Character.toString(points[0]) + REST + last;
    }

    private static String ofWords(String name) {
        return Arrays.stream(name.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toString(word.codePointAt(0)) + REST)
                .collect(Collectors.joining(" "));
    }
}
