package org.linli.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Acts of a step on a call: what became of it, and the verdicts that time had passed before. Pure. */
final class CallChange {
    private CallChange() {}

    /** The acts that tell how {@code before} became {@code after} at {@code now}; none where nothing did. */
    static List<CallAct> acts(Call before, Call after, Instant now, boolean byClock) {
        var acts = new ArrayList<CallAct>(verdicts(before, after));
        if (before.state() != after.state()) {
            var about = CallAct.about(after, now);
            switch (after.state()) {
                case ARRIVED ->
                    acts.add(new CallAct.Arrived(
                            about, after.comeBy() != null && !after.course().comeMissed()));
                case DONE -> acts.add(new CallAct.Done(about, !after.course().actMissed()));
                case OFF -> acts.add(new CallAct.CalledOff(about, byClock));
                case CALLED -> throw new IllegalStateException("called again");
            }
        }
        var rating = after.rating();
        if (rating != null && before.rating() == null) {
            acts.add(new CallAct.Rated(CallAct.about(after, now), rating.solved(), rating.satisfied()));
        }
        return acts;
    }

    private static List<CallAct> verdicts(Call before, Call after) {
        var acts = new ArrayList<CallAct>();
        var come = after.comeBy();
        if (come != null && after.course().comeMissed() && !before.course().comeMissed()) {
            acts.add(new CallAct.ComeMissed(CallAct.about(after, come)));
        }
        if (after.course().actMissed() && !before.course().actMissed()) {
            acts.add(new CallAct.ActMissed(CallAct.about(after, after.actBy())));
        }
        return acts;
    }

    /** How the resident's word {@code now} changes the counts of a call that had {@code before}. */
    static CallAct heard(Call before, Call after, Instant at) {
        var was = before.heard();
        var is = java.util.Objects.requireNonNull(after.heard());
        return new CallAct.ResidentRated(
                CallAct.about(after, at),
                was == null ? 1 : 0,
                count(is.solved()) - count(was != null && was.solved()),
                count(is.satisfied()) - count(was != null && was.satisfied()),
                is.on());
    }

    private static int count(boolean one) {
        return one ? 1 : 0;
    }
}
