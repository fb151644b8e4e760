package org.linli.organisations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Undisclosed;

/** What happened to a delegation; {@code subject} is the post. Who holds it and who acts for them is no public fact. */
public sealed interface DelegationAct extends Act {
    /** Somebody acts for the holder from {@code from} to the day before {@code to}. */
    @ActKind("post.delegated")
    record Given(
            PlaceCode place,
            UUID subject,
            Instant at,
            String office,
            UUID unit,
            @Undisclosed UUID delegation,
            Delegation.Reason reason,
            LocalDate from,
            LocalDate to)
            implements DelegationAct {}

    /** A delegation ended before its time, on {@code to}. */
    @ActKind("post.delegation-ended")
    record Ended(
            PlaceCode place,
            UUID subject,
            Instant at,
            String office,
            UUID unit,
            @Undisclosed UUID delegation,
            LocalDate to)
            implements DelegationAct {}
}
