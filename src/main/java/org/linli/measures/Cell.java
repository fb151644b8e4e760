package org.linli.measures;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param month the first day of its month
 * @param unit the organisation whose figure it is, or null for nobody's
 */
public record Cell(
        String measure, LocalDate month, @Nullable UUID unit, long value) {}
