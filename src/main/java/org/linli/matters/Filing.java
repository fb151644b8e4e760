package org.linli.matters;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Category;
import org.linli.catalogue.Kind;

/**
 * How a matter is filed.
 *
 * @param kind what sort of matter it is; never changes between public and discreet
 * @param category a code of the catalogue
 * @param catalogue the version (year) that the code and the limits were taken from
 * @param against the unit that it complains of: nobody there sees it, and it never gets there; null for most
 * @param receivedAt when the resident's clock started
 */
record Filing(
        Kind kind,
        String category,
        int catalogue,
        boolean urgent,
        Draft.Via via,
        Instant receivedAt,
        @Nullable UUID against) {
    /** Filed anew: the code changes, nothing else; least of all the clock. */
    Filing as(Category other, int version) {
        return new Filing(other.kind(), other.code(), version, urgent || other.urgent(), via, receivedAt, against);
    }
}
