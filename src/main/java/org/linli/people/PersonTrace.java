package org.linli.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What some rows of a table did to a person: all that is needed to undo it.
 *
 * @param row the first of these rows
 * @param added whether the person is new
 * @param version of the record after it
 * @param ties that were added
 * @param uses consents that were added, as {@code PHONE.NEWS}
 * @param before how the record was, sealed; null where the person is new
 */
public record PersonTrace(
        long row,
        PersonId person,
        boolean added,
        int version,
        List<UUID> ties,
        List<String> uses,
        @Nullable String before) {
    /** Takes a copy. */
    public PersonTrace {
        ties = List.copyOf(ties);
        uses = List.copyOf(uses);
    }
}
