package org.linli.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act on its way to a target.
 *
 * @param act its number in its district
 * @param answer what the last try was answered; null before the first
 */
record Delivery(
        UUID target,
        long act,
        UUID id,
        String kind,
        String body,
        Instant at,
        State state,
        int tries,
        @Nullable String answer) {
    /** Whether it arrived. */
    enum State {
        WAITING,
        SENT,
        /** Somebody said that the target does without. */
        SKIPPED
    }
}
