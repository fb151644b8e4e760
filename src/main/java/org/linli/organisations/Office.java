package org.linli.organisations;

import java.util.Set;
import org.linli.kernel.Words;

/**
 * An office that a post is held in, as {@code offices.csv} has it.
 *
 * @param permissions names of {@code access.Permission}; {@code access} refuses to start with one that it does not know
 */
public record Office(String code, Words name, Reach reach, Set<String> permissions) {
    /** How far an office reaches. */
    public enum Reach {
        /** Everything at the organisation's place and below, and what is in its hands. */
        PLACE,
        /** Only what is in the organisation's hands. */
        UNIT
    }

    /** Takes a copy. */
    public Office {
        permissions = Set.copyOf(permissions);
    }
}
