package org.linli.problems;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/** A problem order: which matter, who had it, who supervises from above, why. */
record ProblemOrder(
        District district,
        UUID id,
        UUID matter,
        String code,
        PlaceCode place,
        String category,
        UUID unit,
        @Nullable UUID above,
        Ground ground,
        int times,
        Instant openedAt) {}
