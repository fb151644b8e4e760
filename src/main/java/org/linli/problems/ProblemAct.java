package org.linli.problems;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;
import org.linli.ledger.Undisclosed;

/** A matter became a problem order: done again or passed on so many {@code times}; its unit is the one that had it. */
@ActKind("problem.ordered")
public record ProblemAct(
        UUID subject,
        @Undisclosed UUID matter,
        PlaceCode place,
        Instant at,
        String category,
        UUID unit,
        Reason reason,
        int times)
        implements Act {
    /** Why. */
    public enum Reason {
        /** Done again and not solved. */
        REDONE,
        /** Passed on without a unit that leads. */
        PASSED
    }

    static ActTypes types() {
        return ActTypes.of(ProblemAct.class);
    }
}
