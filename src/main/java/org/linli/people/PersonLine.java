package org.linli.people;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;

/**
 * A row of a table of persons, as it was typed; an empty field says nothing.
 *
 * @param row its number in the table
 * @param person its {@code guardian} is the number of the guardian's paper, not an id
 * @param lang null where the row does not say
 * @param home a dwelling; blank for none
 */
public record PersonLine(
        long row, PersonDraft person, @Nullable Lang lang, DwellingDraft home) {
    /** Never the content: it must not reach a log. */
    @Override
    public String toString() {
        return "PersonLine[" + row + "]";
    }
}
