package org.linli.matters;

import static org.linli.matters.Entry.Visibility.PUBLIC;
import static org.linli.matters.Entry.Visibility.REPORTER;
import static org.linli.matters.Entry.Visibility.STAFF;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Category;

/** What each step of staff does to a matter. Pure: the guards have been asked and the target found before. */
final class StaffSteps {
    private final Deadlines deadlines;

    StaffSteps(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * Takes the step.
     *
     * @param target where it goes, for steps that move it
     * @param lead the matter it goes with, for a merger
     */
    void take(Change change, StepCommand command, @Nullable Target target, @Nullable MatterId lead) {
        var step = command.step();
        if (step.isContact()) {
            change.contact();
        }
        switch (step) {
            case ACCEPT ->
                change.become(m -> m.in(State.ACCEPTED))
                        .act(new MatterAct.Accepted(change.about()))
                        .note("accepted");
            case START ->
                change.become(m -> m.in(State.HANDLING))
                        .act(new MatterAct.Started(change.about()))
                        .note("started");
            case ASSIGN -> assign(change, command, need(target));
            case TRANSFER -> transfer(change, command, need(target));
            case RETURN -> giveBack(change, command, need(target));
            case OBJECT ->
                change.become(m -> m.with(m.hands().disputed()))
                        .act(new MatterAct.Objected(change.about()))
                        .staffNote("objected", command.reason());
            case ADJUDICATE -> adjudicate(change, command, need(target));
            case ANSWER -> answer(change, need(command.text()));
            case EXTEND -> extend(change, command);
            case SUSPEND -> suspend(change, command);
            case RESUME -> resume(change, false);
            case ESCALATE -> escalate(change, need(target), command.reason(), false);
            case SUPERVISE -> supervise(change, command.reason(), false);
            case REDO -> redo(change, command, target);
            case RELEASE -> change.act(new MatterAct.Released(change.about())).staffNote("released", null);
            case MERGE -> merge(change, need(lead));
            case CLOSE -> close(change, false);
            case SPLIT, RATE, WITHDRAW, ERASE, ADD, JOIN, REMIND50, REMIND80, EXPIRE, CONTACT_MISSED, FIX_DUE ->
                throw new IllegalArgumentException("no step of staff: " + step);
        }
    }

    private static <T> T need(@Nullable T value) {
        return Objects.requireNonNull(value, "checked before");
    }

    private void assign(Change change, StepCommand command, Target target) {
        var from = change.matter().hands().unit();
        move(change, m -> m.hands().to(target, change.now(), unitDue(change)));
        change.act(new MatterAct.Assigned(change.about(), from))
                .note("assigned", PUBLIC, command.reason(), STAFF, target.unit(), null);
    }

    private void transfer(Change change, StepCommand command, Target target) {
        var from = change.matter().hands().unit();
        move(change, m -> m.hands().passedTo(target, change.now(), unitDue(change)));
        change.act(new MatterAct.Transferred(change.about(), from))
                .note("transferred", PUBLIC, command.reason(), REPORTER, target.unit(), null);
        if (change.matter().hands().moves() >= Hands.MOVES_MAX
                && !change.matter().supervised()) {
            supervise(change, null, true);
        }
    }

    private void giveBack(Change change, StepCommand command, Target giver) {
        var from = change.matter().hands().unit();
        move(change, m -> m.hands().returned(giver, change.now(), unitDue(change)));
        var hands = change.matter().hands();
        change.act(new MatterAct.Returned(change.about(), from, hands.returns()))
                .note("returned", PUBLIC, command.reason(), REPORTER, giver.unit(), null);
        if (hands.objected()) {
            change.act(new MatterAct.Objected(change.about())).staffNote("objected", null);
        }
    }

    private void adjudicate(Change change, StepCommand command, Target target) {
        var from = change.matter().hands().unit();
        move(change, m -> m.hands().ruled(target, change.now(), unitDue(change)));
        change.act(new MatterAct.Adjudicated(change.about(), from))
                .note("adjudicated", PUBLIC, command.reason(), STAFF, target.unit(), null);
    }

    /** Answers; also a matter that goes with another one, in whose hands it then is. */
    void answer(Change change, String text) {
        var before = change.matter();
        var promise = before.promise();
        var first = promise.answer() == Verdict.PENDING;
        if (first && promise.isPast(change.now())) {
            change.missed();
        }
        var kept = change.matter().promise().answer() == Verdict.PENDING;
        var until = change.now().plus(Deadlines.RATING);
        change.become(m -> m.answered(
                kept ? m.promise().answered(Verdict.KEPT) : m.promise(),
                m.reply().answered(change.now(), until)));
        change.act(new MatterAct.Answered(
                        change.about(),
                        kept,
                        change.now().isBefore(before.hands().due()),
                        change.matter().reply().answers(),
                        promise.extended(),
                        promise.suspensions() > 0))
                .note("answered", text, REPORTER);
    }

    private void extend(Change change, StepCommand command) {
        var was = change.matter().promise().due();
        change.become(m -> m.with(deadlines.extended(m.promise(), need(command.until()))));
        var due = change.matter().promise().due();
        change.act(new MatterAct.Extended(change.about(), due, was))
                .note("extended", PUBLIC, command.reason(), PUBLIC, null, due);
    }

    private void suspend(Change change, StepCommand command) {
        var promise = deadlines.suspended(change.matter().promise(), need(command.until()), change.now());
        change.become(m -> m.suspended(promise));
        var until = need(promise.suspendedUntil());
        change.act(new MatterAct.Suspended(change.about(), until))
                .note("suspended", PUBLIC, command.reason(), PUBLIC, null, until);
    }

    /** Goes on: from now, or by the clock from the day that was said, however late the clock comes to look. */
    void resume(Change change, boolean byClock) {
        var promise = change.matter().promise();
        var from = byClock ? need(promise.suspendedUntil()) : change.now();
        change.become(m -> m.resumed(deadlines.resumed(promise, from)));
        var due = change.matter().promise().due();
        change.act(new MatterAct.Resumed(change.about(), due, byClock))
                .note("resumed", PUBLIC, null, PUBLIC, null, due);
    }

    void escalate(Change change, Target target, @Nullable String reason, boolean byClock) {
        var from = change.matter().hands().unit();
        move(change, m -> m.hands().to(target, change.now(), unitDue(change)));
        change.act(new MatterAct.Escalated(change.about(), from, byClock))
                .note("escalated", PUBLIC, reason, REPORTER, target.unit(), null);
    }

    void supervise(Change change, @Nullable String reason, boolean byClock) {
        change.become(Matter::watched);
        change.act(new MatterAct.Supervised(change.about(), byClock)).note("supervised", reason, STAFF);
    }

    /** As when the reporter says "not solved": whoever answered does it again, from the second time on one level up. */
    private void redo(Change change, StepCommand command, @Nullable Target above) {
        new ReporterSteps(deadlines).reopen(change, above);
        change.staffNote("redo", command.reason());
    }

    /** Goes with {@code lead}, whose answer answers it too. */
    void merge(Change change, MatterId lead) {
        change.become(m -> m.withLead(lead));
        change.act(new MatterAct.Merged(change.about(), lead.value())).note("merged");
    }

    void close(Change change, boolean byClock) {
        change.become(m -> m.in(State.CLOSED));
        var rated = change.matter().reply().rating() != null;
        change.act(new MatterAct.Closed(change.about(), rated, byClock)).note("closed");
    }

    private void move(Change change, java.util.function.Function<Matter, Hands> hands) {
        change.become(m -> m.in(State.ASSIGNED).with(hands.apply(m)));
    }

    private java.time.Instant unitDue(Change change) {
        return deadlines.unitDue(change.matter().promise(), change.now());
    }

    /** Files it under another category; the clock stays. */
    void refile(Change change, Category category, int version) {
        var was = change.matter().filing().category();
        if (!was.equals(category.code())) {
            change.become(m -> m.with(m.filing().as(category, version)));
            change.act(new MatterAct.Refiled(change.about(), was)).note("refiled");
        }
    }

    /** A matter whose lead is taken back goes alone again, in the hands in which the lead was. */
    void separate(Change change, Hands hands) {
        UUID lead = need(change.matter().lead()).value();
        change.become(m -> m.withLead(null).with(hands));
        change.act(new MatterAct.Separated(change.about(), lead)).note("separated");
    }
}
