package org.linli.matters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;

/**
 * A line of a matter's timeline, as somebody may see it.
 *
 * @param kind as in acts, without {@code matter.}; its message is {@code matters.timeline.<kind>}
 * @param unitName whose staff did it; null for the reporter and the clock
 * @param person who of them, for staff
 * @param target the unit it went to
 * @param until a day it speaks of
 */
public record TimelineItem(
        String kind,
        Instant at,
        By by,
        @Nullable Words unitName,
        @Nullable String person,
        @Nullable Words target,
        @Nullable Instant until,
        @Nullable String text) {}
