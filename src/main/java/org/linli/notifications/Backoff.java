package org.linli.notifications;

import java.time.Duration;
import java.util.Optional;

/** When a message that was not taken is tried again: after 1, 2, 4 … minutes, at most 6 hours apart, 14 times. Pure. */
final class Backoff {
    static final int TRIES_MAX = 14; // about two days in all

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    private Backoff() {}

    /** The pause after the {@code tries}th try failed; empty when it is given up. */
    static Optional<Duration> after(int tries) {
        if (tries < 1) {
            throw new IllegalArgumentException(tries + " tries");
        }
        if (tries >= TRIES_MAX) {
            return Optional.empty();
        }
        var pause = FIRST.multipliedBy(1L << (tries - 1));
        return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
