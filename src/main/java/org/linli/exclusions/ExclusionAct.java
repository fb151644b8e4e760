package org.linli.exclusions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;
import org.linli.ledger.Undisclosed;

/** What was asked, decided and counted apart, as public facts. */
public sealed interface ExclusionAct extends Act {
    /**
     * What every act says; {@code unit} is the one in whose rates it counts.
     *
     * @param discreet true for a care need or a dispute, of which nothing is shown; else absent
     */
    record About(
            UUID subject,
            @Undisclosed UUID matter,
            PlaceCode place,
            Instant at,
            @Nullable UUID unit,
            String category,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean discreet) {}

    /** The common facts; they stand beside the others in JSON. */
    About about();

    @Override
    default PlaceCode place() {
        return about().place();
    }

    @Override
    default UUID subject() {
        return about().subject();
    }

    @Override
    default Instant at() {
        return about().at();
    }

    @ActKind("exclusion.asked")
    record Asked(@JsonUnwrapped About about, String ground) implements ExclusionAct {}

    @ActKind("exclusion.granted")
    record Granted(@JsonUnwrapped About about, String ground) implements ExclusionAct {}

    @ActKind("exclusion.refused")
    record Refused(@JsonUnwrapped About about, String ground) implements ExclusionAct {}

    /** What an act of a matter that was left out added: {@code n} to the measure {@code of} on a day. It stays there, and is here too. */
    @ActKind("exclusion.counted")
    record Counted(@JsonUnwrapped About about, String of, long n, LocalDate on) implements ExclusionAct {}

    /** Every kind of act that this module records. */
    static ActTypes types() {
        return ActTypes.of(Asked.class, Granted.class, Refused.class, Counted.class);
    }
}
