package org.linli.people;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records were found to be one person.
 *
 * @param kept the record that stands for both
 * @param filled what it had empty and took from the other
 * @param ties those that moved to it
 * @param followers records that had been merged into {@code gone} before
 * @param undoneAt when it was taken back
 */
public record Merge(
        UUID id,
        PersonId kept,
        PersonId gone,
        Set<Field> filled,
        List<UUID> ties,
        List<UUID> followers,
        PersonId by,
        Instant at,
        @Nullable Instant undoneAt) {
    /** What one record may take from the other. */
    public enum Field {
        /** Kind and number of a paper. */
        IDENTITY,
        /** Phone number. */
        PHONE,
        /** E-mail address. */
        EMAIL,
        /** Year of birth. */
        BIRTH_YEAR,
        /** Guardian. */
        GUARDIAN,
        /** Where registered. */
        PLACE
    }

    /** Takes copies. */
    public Merge {
        filled = Set.copyOf(filled);
        ties = List.copyOf(ties);
        followers = List.copyOf(followers);
    }
}
