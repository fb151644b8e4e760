package org.linli.calls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.OrganisationId;

/**
 * A call as the two units and those above see it.
 *
 * @param code of the matter; whoever reaches it opens it at the desk
 * @param late a date has passed on something still owed
 * @param heard the resident's word on the matter, once it counts for this call
 * @param may what this person may do with it now
 * @param opens whether this person reaches the matter itself; who is called need not
 */
public record CallView(
        CallId id,
        String code,
        PlaceCode place,
        Words categoryName,
        Role role,
        OrganisationId caller,
        Words callerName,
        OrganisationId called,
        Words calledName,
        String what,
        Instant calledAt,
        @Nullable Instant comeBy,
        Instant actBy,
        CallState state,
        boolean late,
        @Nullable Instant cameAt,
        boolean comeMissed,
        @Nullable Instant doneAt,
        boolean actMissed,
        @Nullable String done,
        @Nullable String off,
        @Nullable CallRating rating,
        @Nullable ResidentWord heard,
        Set<CallStep> may,
        boolean opens,
        int version) {
    /** What the resident said of the matter; {@code on} is the day it counts to. */
    public record ResidentWord(boolean solved, boolean satisfied, LocalDate on) {}

    /** Takes a copy. */
    public CallView {
        may = Set.copyOf(may);
    }

    /** The date of what is owed next. */
    public Instant next() {
        return state == CallState.CALLED && comeBy != null ? comeBy : actBy;
    }
}
