package org.linli.webhooks;

import java.time.Duration;
import java.util.Optional;

/** When a target that failed is tried again: after 5 s, then 10, 20 … at most 2 hours apart; given up after about two days. Pure. */
final class Retries {
    static final int FAILURES_MAX = 34;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int DOUBLINGS_MAX = 12;

    private Retries() {}

    /** The pause after {@code failures} in a row; empty when it is given up. */
    static Optional<Duration> after(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException(failures + " failures");
        }
        if (failures >= FAILURES_MAX) {
            return Optional.empty();
        }
        var pause = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
