package org.linli.matters;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;
import org.linli.catalogue.Level;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;
import org.linli.ledger.Undisclosed;

/**
 * What happened to a matter, as public facts. Every act carries {@link About}, its unit being the one that has the matter after
 * it; the rest is what measures add up and readers tell.
 */
public sealed interface MatterAct extends Act {
    /**
     * What every act says: place down to the community, how it is filed, who has it, at which level.
     *
     * @param of the kind of matter; absent for an appeal
     * @param discreet true for a care need or a dispute, of which nothing is shown; else absent
     */
    record About(
            UUID subject,
            @Undisclosed String code,
            PlaceCode place,
            Instant at,
            String category,
            UUID unit,
            Level level,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Kind of,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean discreet) {
        /** The same, of another unit and category. */
        About by(UUID other, String filed) {
            return new About(subject, code, place, at, filed, other, level, of, discreet);
        }
    }

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

    /** Somebody raised it; its unit is the first receiver. */
    @ActKind("matter.received")
    record Received(
            @JsonUnwrapped About about, Draft.Via via, Instant due, boolean provisional, boolean urgent, int catalogue)
            implements MatterAct {}

    @ActKind("matter.accepted")
    record Accepted(@JsonUnwrapped About about) implements MatterAct {}

    @ActKind("matter.started")
    record Started(@JsonUnwrapped About about) implements MatterAct {}

    @ActKind("matter.assigned")
    record Assigned(@JsonUnwrapped About about, UUID from) implements MatterAct {}

    @ActKind("matter.transferred")
    record Transferred(@JsonUnwrapped About about, UUID from) implements MatterAct {}

    @ActKind("matter.returned")
    record Returned(@JsonUnwrapped About about, UUID from, int times) implements MatterAct {}

    @ActKind("matter.objected")
    record Objected(@JsonUnwrapped About about) implements MatterAct {}

    @ActKind("matter.adjudicated")
    record Adjudicated(@JsonUnwrapped About about, UUID from) implements MatterAct {}

    /** Verdict: somebody spoke to the reporter within the first limit. */
    @ActKind("matter.contacted")
    record Contacted(@JsonUnwrapped About about) implements MatterAct {}

    /** Verdict: nobody did; {@code at} is when the limit passed. */
    @ActKind("matter.contact-missed")
    record ContactMissed(@JsonUnwrapped About about) implements MatterAct {}

    /**
     * An answer was given.
     *
     * @param inTime verdict: the first answer, within the promise
     * @param unitInTime within the unit's own clock
     * @param round 1 for the first answer
     */
    @ActKind("matter.answered")
    record Answered(
            @JsonUnwrapped About about,
            boolean inTime,
            boolean unitInTime,
            int round,
            boolean extended,
            boolean suspended)
            implements MatterAct {}

    /** Verdict: the promise passed before the first answer; {@code at} is when it did, its unit the one that had it then. */
    @ActKind("matter.due-missed")
    record DueMissed(@JsonUnwrapped About about) implements MatterAct {}

    @ActKind("matter.extended")
    record Extended(@JsonUnwrapped About about, Instant due, Instant was) implements MatterAct {}

    @ActKind("matter.suspended")
    record Suspended(@JsonUnwrapped About about, Instant until) implements MatterAct {}

    @ActKind("matter.resumed")
    record Resumed(@JsonUnwrapped About about, Instant due, boolean byClock) implements MatterAct {}

    @ActKind("matter.due-fixed")
    record DueFixed(@JsonUnwrapped About about, Instant due, Instant was) implements MatterAct {}

    @ActKind("matter.escalated")
    record Escalated(@JsonUnwrapped About about, UUID from, boolean byClock) implements MatterAct {}

    @ActKind("matter.supervised")
    record Supervised(@JsonUnwrapped About about, boolean byClock) implements MatterAct {}

    @ActKind("matter.reminded")
    record Reminded(@JsonUnwrapped About about, int percent) implements MatterAct {}

    /**
     * The reporter's last word. What it adds to the counts stands in {@code rated}, {@code solved} and {@code satisfied}
     * (+1, 0, −1: it replaces the word before), all to be added on the day, for the unit and under the category of the
     * first rating.
     */
    @ActKind("matter.rated")
    record Rated(
            @JsonUnwrapped About about,
            int rated,
            int solved,
            int satisfied,
            LocalDate ratedOn,
            boolean isSolved,
            int satisfaction)
            implements MatterAct {}

    @ActKind("matter.reopened")
    record Reopened(@JsonUnwrapped About about, int times, Instant due) implements MatterAct {}

    @ActKind("matter.withdrawn")
    record Withdrawn(@JsonUnwrapped About about) implements MatterAct {}

    /** What was said was erased, because its reporter asked; nothing of it is left but the commitments in the public log. */
    @ActKind("matter.erased")
    record Erased(@JsonUnwrapped About about) implements MatterAct {}

    @ActKind("matter.merged")
    record Merged(@JsonUnwrapped About about, @Undisclosed UUID lead) implements MatterAct {}

    /** It said several things: {@code parts} more matters come of it. */
    @ActKind("matter.split")
    record Split(@JsonUnwrapped About about, int parts) implements MatterAct {}

    /** A part of the matter {@code whole}, with its promise; counted as received. */
    @ActKind("matter.split-off")
    record SplitOff(
            @JsonUnwrapped About about,
            Draft.Via via,
            Instant due,
            boolean urgent,
            @Undisclosed UUID whole) implements MatterAct {}

    /** The matter it went with was taken back: it goes alone again. */
    @ActKind("matter.separated")
    record Separated(
            @JsonUnwrapped About about, @Undisclosed UUID lead) implements MatterAct {}

    @ActKind("matter.released")
    record Released(@JsonUnwrapped About about) implements MatterAct {}

    /** The place it was about is no more: it is about {@code place} now; {@code was} is the code of the old one. */
    @ActKind("matter.carried")
    record Carried(@JsonUnwrapped About about, PlaceCode was) implements MatterAct {}

    @ActKind("matter.refiled")
    record Refiled(@JsonUnwrapped About about, String was) implements MatterAct {}

    @ActKind("matter.closed")
    record Closed(@JsonUnwrapped About about, boolean rated, boolean byClock) implements MatterAct {}

    /** Every kind of act that this module records. */
    static ActTypes types() {
        return new ActTypes(List.of(
                Received.class,
                Accepted.class,
                Started.class,
                Assigned.class,
                Transferred.class,
                Returned.class,
                Objected.class,
                Adjudicated.class,
                Contacted.class,
                ContactMissed.class,
                Answered.class,
                DueMissed.class,
                Extended.class,
                Suspended.class,
                Resumed.class,
                DueFixed.class,
                Escalated.class,
                Supervised.class,
                Reminded.class,
                Rated.class,
                Reopened.class,
                Withdrawn.class,
                Erased.class,
                Merged.class,
                Separated.class,
                Split.class,
                SplitOff.class,
                Released.class,
                Carried.class,
                Refiled.class,
                Closed.class));
    }
}
