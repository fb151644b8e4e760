package org.linli.patrol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;

/**
 * Something to be looked at. Pure.
 *
 * @param unit whose grid staff look
 * @param dueOn the last day on which looking is in time
 * @param everyDays after how many days it is to be looked at again; null for once
 * @param doneBy who looked: so that they may take it back, and for nothing else
 * @param found whether a hazard was found
 * @param missed whether its day passed and nobody had looked
 */
record Task(
        UUID id,
        OrganisationId unit,
        PlaceCode place,
        String what,
        LocalDate dueOn,
        @Nullable Integer everyDays,
        @Nullable Instant doneAt,
        @Nullable PersonId doneBy,
        boolean found,
        boolean missed,
        boolean dropped,
        @Nullable UUID follows) {
    boolean isOpen() {
        return doneAt == null && !dropped;
    }

    boolean isLate(LocalDate today) {
        return isOpen() && today.isAfter(dueOn);
    }

    /** The day on which a repeated one is due next, after {@code today}; null where it is for once. */
    @Nullable
    LocalDate next(LocalDate today) {
        if (everyDays == null) {
            return null;
        }
        var next = dueOn.plusDays(everyDays);
        while (!next.isAfter(today)) {
            next = next.plusDays(everyDays);
        }
        return next;
    }
}
