package org.linli.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;

/** Where a reader stands in a district: {@code behind} acts wait for it. */
public record CursorState(
        District district,
        String reader,
        long seq,
        long behind,
        int failures,
        @Nullable String lastError,
        Instant updatedAt) {}
