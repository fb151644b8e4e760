package org.linli.projects;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is to be there by a day; {@code note} says how it was reached. */
record Milestone(
        int n,
        LocalDate due,
        String what,
        @Nullable LocalDate doneOn,
        @Nullable String note) {
    Milestone {
        if ((doneOn == null) != (note == null)) {
            throw new IllegalArgumentException("done on " + doneOn + " with the note " + note);
        }
    }

    /** Whether its day has passed without it. */
    boolean isLate(LocalDate today) {
        return doneOn == null && today.isAfter(due);
    }

    Milestone done(LocalDate day, String how) {
        if (doneOn != null) {
            throw new IllegalStateException("reached before: " + n);
        }
        return new Milestone(n, due, what, day, how);
    }
}
