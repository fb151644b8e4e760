package org.linli.people;

import java.util.List;
import java.util.Map;

/**
 * A part of what is kept of a person, as rows. The title stands in the message files as {@code people.data.<key>}, each column as
 * {@code people.data.<key>.<column>}.
 *
 * @param rows column to value, in the order shown; values are for people to read
 */
public record PersonSection(String key, List<Map<String, String>> rows) {
    /** Takes a copy. */
    public PersonSection {
        rows = List.copyOf(rows);
    }
}
