package org.linli.people;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text as people type it, and what nearly all of it is: a table of a city has these millions of times. Pure. */
final class Typed {
    private Typed() {}

    /** {@code text} in compatibility form (Unicode NFKC), in which full-width digits are digits. */
    static String folded(String text) {
        return isAscii(text) || isIdeographs(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** {@code text} without what {@code pattern} finds. */
    static String without(Pattern pattern, String text) {
        return isDigits(text) ? text : pattern.matcher(text).replaceAll("");
    }

    /** Whether {@code text} has digits alone, or nothing. */
    static boolean isDigits(String text) {
        return isWithin(text, '0', '9');
    }

    /** Whether {@code text} has only ideographs that are their own compatibility form (the block CJK Unified Ideographs). */
    static boolean isIdeographs(String text) {
        return isWithin(text, '\u4e00', '\u9fff');
    }

    private static boolean isAscii(String text) {
        return isWithin(text, '\0', '\u007f');
    }

    private static boolean isWithin(String text, char first, char last) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > last) {
                return false;
            }
        }
        return true;
    }
}
