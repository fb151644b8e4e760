package org.linli.problems;

import java.util.Locale;

/** Why a matter is a problem order. */
enum Ground {
    /** Done again, so many times, and not solved. */
    REDONE,
    /** Passed on from unit to unit, so many times, since it was last answered. */
    PASSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
