package org.linli.phrases;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.matters.Texts;

/**
 * A unit's template of an answer. {@code {code}}, {@code {category}}, {@code {unit}} and {@code {date}} are filled; 〔…〕 is a blank for
 * whoever answers.
 *
 * @param category the beginning of the codes that it is for; empty for all
 */
record Phrase(UUID id, UUID unit, String category, String title, String text) {
    private static final Pattern HOLDER = Pattern.compile("\\{(code|category|unit|date)}");
    private static final Pattern ANY = Pattern.compile("\\{[^}]*}");

    /** Whether {@code text} can be a phrase's: it leaves a blank, and names no place-holder that there is not. */
    static boolean accepts(String text) {
        return Texts.hasBlank(text)
                && ANY.matcher(HOLDER.matcher(text).replaceAll(""))
                        .results()
                        .findAny()
                        .isEmpty();
    }

    boolean isFor(String filed) {
        return filed.startsWith(category);
    }

    /** Its text with what is known; blanks stay. */
    String filled(Map<String, String> known) {
        return HOLDER.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(known.getOrDefault(found.group(1), found.group())));
    }
}
