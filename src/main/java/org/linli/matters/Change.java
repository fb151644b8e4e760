package org.linli.matters;

import static org.linli.matters.Entry.Visibility.PUBLIC;
import static org.linli.matters.Entry.Visibility.STAFF;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A step under way: the matter as it becomes, the acts to record and the lines of its timeline. Not shared. */
final class Change {
    private final Actor actor;
    private final Instant now;
    private final List<MatterAct> acts = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private Matter matter;

    Change(Matter matter, Actor actor, Instant now) {
        this.matter = matter;
        this.actor = actor;
        this.now = now;
    }

    Matter matter() {
        return matter;
    }

    Actor actor() {
        return actor;
    }

    Instant now() {
        return now;
    }

    List<MatterAct> acts() {
        return List.copyOf(acts);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Change become(UnaryOperator<Matter> step) {
        matter = step.apply(matter);
        return this;
    }

    /** The public facts as they are now. */
    MatterAct.About about() {
        return matter.about(now);
    }

    Change act(MatterAct act) {
        acts.add(act);
        return this;
    }

    /** It happened, for everybody to see; {@code text} for those in {@code textShown}. */
    Change note(String kind, @Nullable String text, Entry.Visibility textShown) {
        return note(kind, PUBLIC, text, textShown, null, null);
    }

    Change note(String kind) {
        return note(kind, null, PUBLIC);
    }

    /** It happened, for staff to see. */
    Change staffNote(String kind, @Nullable String text) {
        return note(kind, STAFF, text, STAFF, null, null);
    }

    Change note(
            String kind,
            Entry.Visibility shown,
            @Nullable String text,
            Entry.Visibility textShown,
            @Nullable UUID target,
            @Nullable Instant until) {
        entries.add(
                new Entry(now, kind, actor.by(), actor.unit(), actor.person(), shown, text, textShown, target, until));
        return this;
    }

    /** Passes the verdict on the first contact: kept where {@code now} is in time, else missed when the limit passed. */
    Change contact() {
        var promise = matter.promise();
        if (promise.contact() != Verdict.PENDING) {
            return this;
        }
        if (now.isBefore(promise.contactDue())) {
            become(m -> m.with(promise.contacted(Verdict.KEPT)));
            return act(new MatterAct.Contacted(about()));
        }
        become(m -> m.with(promise.contacted(Verdict.MISSED)));
        return act(new MatterAct.ContactMissed(matter.about(promise.contactDue())));
    }

    /** Passes the verdict that the promise was missed, unless one was passed before. */
    Change missed() {
        var promise = matter.promise();
        if (promise.answer() != Verdict.PENDING) {
            return this;
        }
        become(m -> m.with(promise.answered(Verdict.MISSED)));
        act(new MatterAct.DueMissed(matter.about(promise.due())));
        return note("due-missed");
    }
}
