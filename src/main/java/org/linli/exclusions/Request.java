package org.linli.exclusions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/**
 * A unit's wish that a matter be left out of its rates, and what the review said to it.
 *
 * @param unit whose rates
 * @param reason the unit's words, for the review
 * @param said the review's words, for everybody
 */
record Request(
        District district,
        UUID id,
        UUID matter,
        String code,
        PlaceCode place,
        String category,
        boolean discreet,
        UUID unit,
        String ground,
        String reason,
        Instant askedAt,
        State state,
        @Nullable Instant decidedAt,
        @Nullable String said,
        int version) {
    enum State {
        ASKED,
        GRANTED,
        REFUSED
    }

    Request {
        if ((state == State.ASKED) != (said == null)) {
            throw new IllegalArgumentException(state + " with the reason " + said);
        }
    }

    Request decided(boolean granted, String why, Instant now) {
        if (state != State.ASKED) {
            throw new IllegalStateException("decided before: " + id);
        }
        return new Request(
                district,
                id,
                matter,
                code,
                place,
                category,
                discreet,
                unit,
                ground,
                reason,
                askedAt,
                granted ? State.GRANTED : State.REFUSED,
                now,
                why,
                version);
    }
}
