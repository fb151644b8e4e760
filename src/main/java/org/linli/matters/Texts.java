package org.linli.matters;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** Rules for what people write: plain text, line breaks and tabs, no other control characters. Pure. */
public final class Texts {
    /** Longest text, in UTF-16 code units. */
    static final int TEXT_MAX = 10_000;

    /** Longest title, in UTF-16 code units. */
    static final int TITLE_MAX = 80;

    private static final Pattern BLANK = Pattern.compile("〔(?!\\s*\\d+\\s*〕)[^〔〕]*〕");
    private static final String SENTENCE_ENDS = "。！？!?；;\n";

    private Texts() {}

    /** Whether {@code text} holds only what a text may hold; an unpaired surrogate is no character. */
    static boolean isClean(String text) {
        return text.codePoints().noneMatch(c -> c != '\n' && c != '\t' && unwanted(c));
    }

    private static boolean unwanted(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            default ->
                (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); // marks that turn the writing direction
        };
    }

    /** {@code text} with line ends as {@code \n} and nothing blank around it. */
    static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** A title made from {@code text}: its first sentence, cut where it is too long. */
    static String title(String text) {
        var end = 0;
        while (end < text.length() && SENTENCE_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var first = text.substring(0, end).replace('\t', ' ').strip();
        return first.isEmpty() ? cut(text.replaceAll("\\s+", " "), TITLE_MAX) : cut(first, TITLE_MAX);
    }

    /** At most {@code max} code units of {@code text}, never half a character. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** {@code text} tidied. Fails as {@link Problem#INVALID} naming {@code field} where it is empty, too long or not clean. */
    static String checked(String field, @Nullable String text) {
        return checked(field, text, TEXT_MAX);
    }

    /** {@code text} tidied, at most {@code max} UTF-16 code units. Fails as {@link Problem#INVALID} naming {@code field}. */
    public static String checked(String field, @Nullable String text, int max) {
        var tidy = text == null ? "" : tidy(text);
        if (tidy.isEmpty()) {
            throw wrong(field, "empty");
        }
        if (tidy.length() > max) {
            throw wrong(field, "too-long");
        }
        if (!isClean(tidy)) {
            throw wrong(field, "control");
        }
        return tidy;
    }

    /**
     * Whether a blank 〔…〕 of a template is left in it: nobody read it to the end. Numbers alone between these brackets are the year or
     * the number of an official paper, as in 国发〔2019〕5号 (GB/T 9704-2012, 7.2.5), and no blank.
     */
    public static boolean hasBlank(String text) {
        return BLANK.matcher(text).find();
    }

    private static RuntimeException wrong(String field, String what) {
        return Problem.INVALID.because(field + " is " + what, Map.of(field, "matters.text." + what));
    }
}
