package org.linli.organisations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/**
 * Which organisations a list shows.
 *
 * @param within at this place and below
 * @param kind a code of {@code organisations/kinds.csv}; null for every kind
 * @param words what the name contains, in either language; empty for every name
 * @param after the last one of the page before
 */
public record BodyFilter(
        PlaceCode within,
        @Nullable String kind,
        Kind.@Nullable Group group,
        @Nullable LegalStatus status,
        Standing standing,
        String words,
        @Nullable UUID after) {
    /** Whether they stand. */
    public enum Standing {
        OPEN,
        /** They stand, but their place is no more and nobody has said where they go. */
        WAITING,
        /** They stand, and their registration or filing has run out or will within {@value Body#RENEWAL_DAYS} days. */
        RENEWAL,
        CLOSED
    }

    /** All that stand at {@code within} and below. */
    public static BodyFilter within(PlaceCode within) {
        return new BodyFilter(within, null, null, null, Standing.OPEN, "", null);
    }
}
