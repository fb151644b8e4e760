package org.linli.matters;

import static org.linli.matters.Entry.Visibility.PUBLIC;
import static org.linli.matters.Entry.Visibility.REPORTER;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the reporter's steps do to a matter. Pure: the guards have been asked before. */
final class ReporterSteps {
    private final Deadlines deadlines;

    ReporterSteps(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * The reporter's word on the newest answer. "Not solved" opens the matter again: the first time with whoever answered,
     * from the second time one level up.
     *
     * @param above the unit one level up; null at the top
     */
    void rate(Change change, Rating rating, @Nullable Target above) {
        var before = change.matter();
        var old = before.reply().rating();
        change.become(m -> m.with(m.reply()
                .rated(
                        rating,
                        deadlines.day(change.now()),
                        m.hands().unit(),
                        m.filing().category())));
        var reply = change.matter().reply();
        var about = change.about();
        change.act(new MatterAct.Rated(
                        about.by(
                                Objects.requireNonNull(reply.ratedUnit()),
                                Objects.requireNonNull(reply.ratedCategory())),
                        old == null ? 1 : 0,
                        count(rating.solved()) - count(old != null && old.solved()),
                        count(rating.satisfied()) - count(old != null && old.satisfied()),
                        Objects.requireNonNull(reply.ratedOn()),
                        rating.solved(),
                        rating.satisfaction()))
                .note("rated", rating.comment(), REPORTER);
        if (!rating.solved()) {
            reopen(change, above);
        }
    }

    private static int count(boolean one) {
        return one ? 1 : 0;
    }

    /** Opens it again, with the whole limit anew. */
    void reopen(Change change, @Nullable Target above) {
        var hands = change.matter().hands();
        var up = change.matter().reply().reopened() >= 1 && above != null;
        var target = up ? Objects.requireNonNull(above) : new Target(hands.unit(), hands.level());
        var promise = deadlines.restart(change.matter().promise(), change.now());
        change.become(m -> m.in(State.ASSIGNED)
                .with(promise)
                .with(m.hands().again(target, change.now(), deadlines.unitDue(promise, change.now())))
                .with(m.reply().again()));
        change.act(new MatterAct.Reopened(
                        change.about(), change.matter().reply().reopened(), promise.due()))
                .note("reopened", PUBLIC, null, PUBLIC, target.unit(), promise.due());
        if (up) {
            change.act(new MatterAct.Escalated(change.about(), hands.unit(), true))
                    .note("escalated", PUBLIC, null, PUBLIC, target.unit(), null);
        }
    }

    void withdraw(Change change, @Nullable String reason) {
        change.become(m -> m.in(State.WITHDRAWN));
        change.act(new MatterAct.Withdrawn(change.about())).note("withdrawn", reason, REPORTER);
    }

    void erase(Change change) {
        change.act(new MatterAct.Erased(change.about())).note("erased", null, REPORTER);
    }

    /** Something more is said. No act: only the unit needs to know. */
    void add(Change change, String text) {
        change.note("added", REPORTER, text, REPORTER, null, null);
    }
}
