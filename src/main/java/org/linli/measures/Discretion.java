package org.linli.measures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How figures of care, disputes and labour are published: whole months, a community at the finest, and not where they are so small
 * that somebody might be recognised.
 */
public final class Discretion {
    /** Figures below this one are not published; nought is. */
    public static final long SMALLEST = 5;

    private Discretion() {}

    /** {@code value} as it may be published; null where it is too small. */
    public static @Nullable Long published(long value) {
        return value > 0 && value < SMALLEST ? null : value;
    }

    /** Whether a span of time is made of whole months; {@code to} is exclusive. */
    public static boolean isWhole(LocalDate from, LocalDate to) {
        return from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
    }
}
