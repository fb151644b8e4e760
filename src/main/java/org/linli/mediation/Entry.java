package org.linli.mediation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the case's file (art. 27): what was done on which day, by whom. Append-only.
 *
 * @param day the day on which it happened
 * @param about the party, duty or mediator that it is about, if one
 * @param text in the mediator's words; sealed
 */
record Entry(
        UUID id,
        Kind kind,
        LocalDate day,
        UUID person,
        @Nullable UUID about,
        String text) {
    static final int TEXT_MAX = 4_000; // UTF-16 code units

    /** What was done. */
    enum Kind {
        OPENED,
        YES,
        NO,
        MEDIATOR,
        SESSION,
        DANGER,
        WRITTEN,
        ORAL,
        REVISED,
        SIGNED_PAPER,
        SIGNED_SCREEN,
        IN_FORCE,
        KEPT,
        BROKEN,
        ASKED_COURT,
        CONFIRMED,
        DECLINED,
        ENDED,
        TOLD;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
