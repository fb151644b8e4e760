package org.linli.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Recorded;

/**
 * A program that acts are sent to.
 *
 * @param place acts here and below
 * @param kinds beginnings of their kinds, such as {@code matter.}; none for all
 * @param failures in a row
 * @param failure what the last of them was
 * @param sentAt when something arrived last
 */
record Target(
        District district,
        UUID id,
        String name,
        String url,
        PlaceCode place,
        List<String> kinds,
        Instant madeAt,
        State state,
        int failures,
        @Nullable String failure,
        @Nullable Instant sentAt) {
    /** Longest name, in UTF-16 code units. */
    static final int NAME_MAX = 60;

    /** Whether it is sent anything. */
    enum State {
        ON,
        /** By hand. */
        PAUSED,
        /** Given up after many failures; goes on when somebody says so. */
        FAILING
    }

    Target {
        kinds = List.copyOf(kinds);
    }

    /** Whether {@code act} is one that it asked for. */
    boolean wants(Recorded act) {
        return place.contains(act.place()) && (kinds.isEmpty() || kinds.stream().anyMatch(act.kind()::startsWith));
    }
}
