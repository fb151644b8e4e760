package org.linli.calls;

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

/** What happened to a call, as public facts. The unit of each is the one that was called: its word and its delay are counted there. */
public sealed interface CallAct extends Act {
    /**
     * What every act says.
     *
     * @param discreet true for a care need or a dispute, of which nothing is shown; else absent
     */
    record About(
            UUID subject,
            @Undisclosed UUID matter,
            PlaceCode place,
            Instant at,
            String category,
            UUID unit,
            UUID caller,
            Role role,

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

    @ActKind("call.called")
    record Called(@JsonUnwrapped About about, Instant actBy) implements CallAct {}

    /** Verdict: the unit reported in; {@code inTime} where it was called to the caller's side and came in time. */
    @ActKind("call.arrived")
    record Arrived(@JsonUnwrapped About about, boolean inTime) implements CallAct {}

    /** Verdict: it was not there in time; {@code at} is when the time passed. */
    @ActKind("call.come-missed")
    record ComeMissed(@JsonUnwrapped About about) implements CallAct {}

    @ActKind("call.done")
    record Done(@JsonUnwrapped About about, boolean inTime) implements CallAct {}

    /** Verdict: its part was not done in time; {@code at} is when the time passed. */
    @ActKind("call.act-missed")
    record ActMissed(@JsonUnwrapped About about) implements CallAct {}

    /** The caller's word, said once. */
    @ActKind("call.rated")
    record Rated(@JsonUnwrapped About about, boolean solved, boolean satisfied) implements CallAct {}

    /** The resident's last word on the matter, as it counts for this call: +1, 0, −1, all on the day of their first word. */
    @ActKind("call.resident-rated")
    record ResidentRated(@JsonUnwrapped About about, int rated, int solved, int satisfied, LocalDate ratedOn)
            implements CallAct {}

    /** It is owed no more; {@code byClock} where its matter ended. */
    @ActKind("call.called-off")
    record CalledOff(@JsonUnwrapped About about, boolean byClock) implements CallAct {}

    /** Every kind of act that this module records. */
    static ActTypes types() {
        return ActTypes.of(
                Called.class,
                Arrived.class,
                ComeMissed.class,
                Done.class,
                ActMissed.class,
                Rated.class,
                ResidentRated.class,
                CalledOff.class);
    }

    /** The common facts of {@code call} at {@code at}. */
    static About about(Call call, Instant at) {
        var about = call.about();
        return new About(
                call.id().value(),
                about.matter(),
                about.place(),
                at,
                about.category(),
                about.called(),
                about.caller(),
                about.role(),
                about.discreet() ? true : null);
    }
}
