package org.linli.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import tools.jackson.databind.JsonNode;

/**
 * An act as the ledger holds it.
 *
 * @param seq its number in its district: from 1, without gaps, in the order of commits
 * @param at when it happened
 * @param recordedAt when Linli learned it
 * @param facts its components as JSON, without place and time
 * @param act the record, or null where no module knows the kind (any more) or it was recorded in another shape
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
        @Nullable Act act) {}
