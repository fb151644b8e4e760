package org.linli.ledger;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;

/**
 * An act as the ledger holds it. Immutable.
 *
 * @param seq its number in its district: from 1, without gaps, in the order of commits
 * @param at when it happened
 * @param recordedAt when Linli learned it
 * @param facts its components as JSON, without place and time
 * @param made makes the record when it is asked for: whoever counts facts does without
 */
public record Recorded(
        District district,
        long seq,
        Instant at,
        Instant recordedAt,
        String kind,
        PlaceCode place,
        UUID subject,
        JsonNode facts,
        Supplier<@Nullable Act> made) {
    /** Makes the record once at most. */
    public Recorded {
        made = SingletonSupplier.ofNullable(made);
    }

    /** The record, or null where no module knows the kind (any more) or it was recorded in another shape. */
    public @Nullable Act act() {
        return made.get();
    }
}
