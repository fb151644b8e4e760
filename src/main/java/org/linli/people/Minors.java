package org.linli.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * For whom a guardian consents. Personal Information Protection Law, art. 31: before somebody who is not yet 14 is registered, a
 * parent or other guardian consents; art. 28: all that is known of such a child is sensitive. Pure.
 */
final class Minors {
    /** The birthday from which one consents alone. */
    static final int AGE = 14;

    private Minors() {}

    /**
     * Whether a guardian speaks for somebody of whom only this is known. With a year alone, the whole year of the 14th birthday
     * still counts as before it; who tells nothing declares to be 14.
     */
    static boolean needsGuardian(@Nullable LocalDate birthday, @Nullable Integer birthYear, LocalDate today) {
        if (birthday != null) {
            return birthday.plusYears(AGE).isAfter(today);
        }
        return birthYear != null && today.getYear() - birthYear <= AGE;
    }
}
