package org.linli.matters;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a matter's timeline: that something happened, and what was said.
 *
 * @param kind as in acts, without {@code matter.}; permanent
 * @param unit whose staff did it; null for the reporter and the clock
 * @param person who of them; staff only
 * @param shown who may see that it happened
 * @param textShown who may read what was said
 * @param target the unit it went to
 * @param until a day it speaks of
 */
record Entry(
        Instant at,
        String kind,
        By by,
        @Nullable UUID unit,
        @Nullable UUID person,
        Visibility shown,
        @Nullable String text,
        Visibility textShown,
        @Nullable UUID target,
        @Nullable Instant until) {
    /** Who may see something; each sees what those before see. */
    enum Visibility {
        /** Everybody. */
        PUBLIC,
        /** The reporter and staff. */
        REPORTER,
        /** Staff within scope. */
        STAFF
    }
}
