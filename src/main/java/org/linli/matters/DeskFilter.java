package org.linli.matters;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.OrganisationId;

/**
 * Which matters the desk lists.
 *
 * @param text a code, or a piece of title or text
 * @param open only what waits for staff, the most urgent first; else everything, newest first
 * @param after the cursor of the page before
 * @param limit 1 to 100
 */
record DeskFilter(
        @Nullable State state,
        Late late,
        @Nullable PlaceCode place,
        @Nullable OrganisationId unit,
        @Nullable String text,
        boolean open,
        @Nullable String after,
        int limit) {
    /** How its clock stands. */
    enum Late {
        /** However. */
        ANY,
        /** Past its date. */
        LATE,
        /** Due within a day. */
        SOON,
        /** Waits for the centre's ruling. */
        DISPUTED
    }

    DeskFilter {
        limit = Math.clamp(limit, 1, 100);
        text = text == null || text.isBlank() ? null : Texts.cut(text.strip(), 100);
    }

    /** What waits. */
    static DeskFilter none() {
        return new DeskFilter(null, Late.ANY, null, null, null, true, null, 30);
    }
}
