package org.linli.matters;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What time does to a matter. Pure; asks for a level up only when it needs one. */
final class ClockSteps {
    private final Deadlines deadlines;
    private final StaffSteps steps;

    ClockSteps(Deadlines deadlines, StaffSteps steps) {
        this.deadlines = deadlines;
        this.steps = steps;
    }

    /** The step that is due at {@code now}; the weightiest where several are: who expires needs no reminder any more. */
    Optional<Step> due(Matter matter, Instant now) {
        var promise = matter.promise();
        if (promise.contact() == Verdict.PENDING
                && !now.isBefore(promise.contactDue())
                && Step.CONTACT_MISSED.allows(matter.state(), By.CLOCK)) {
            return Optional.of(Step.CONTACT_MISSED);
        }
        return switch (matter.state()) {
            case RECEIVED, ACCEPTED, ASSIGNED, HANDLING -> working(promise, now);
            case SUSPENDED -> when(promise.suspendedUntil(), now, Step.RESUME);
            case MERGED ->
                promise.answer() == Verdict.PENDING ? when(promise.due(), now, Step.EXPIRE) : Optional.empty();
            case ANSWERED -> when(matter.reply().rateUntil(), now, Step.CLOSE);
            case CLOSED, WITHDRAWN -> Optional.empty();
        };
    }

    private Optional<Step> working(Promise promise, Instant now) {
        if (!now.isBefore(promise.expires())) {
            return Optional.of(Step.EXPIRE);
        }
        if (!promise.expires().equals(promise.due())) {
            return Optional.empty();
        }
        if (promise.reminded() < 80 && !now.isBefore(deadlines.share(promise, 80))) {
            return Optional.of(Step.REMIND80);
        }
        return promise.reminded() < 50 ? when(deadlines.share(promise, 50), now, Step.REMIND50) : Optional.empty();
    }

    private static Optional<Step> when(@org.jspecify.annotations.Nullable Instant at, Instant now, Step step) {
        return at != null && !now.isBefore(at) ? Optional.of(step) : Optional.empty();
    }

    /** Takes {@code step}; {@code above} finds the unit one level up. */
    void take(Change change, Step step, Function<Matter, Optional<Target>> above) {
        switch (step) {
            case CONTACT_MISSED -> change.contact().staffNote("contact-missed", null);
            case REMIND50 -> remind(change, 50);
            case REMIND80 -> remind(change, 80);
            case RESUME -> steps.resume(change, true);
            case CLOSE -> steps.close(change, true);
            case EXPIRE -> expire(change, above);
            case FIX_DUE -> fix(change);
            default -> throw new IllegalArgumentException("no step of the clock: " + step);
        }
    }

    /** Under supervision because a rule says so. */
    void watch(Change change) {
        steps.supervise(change, null, true);
    }

    private static void remind(Change change, int percent) {
        change.become(m -> m.with(m.promise().reminded(percent)));
        change.act(new MatterAct.Reminded(change.about(), percent)).staffNote("reminded" + percent, null);
    }

    private void expire(Change change, Function<Matter, Optional<Target>> above) {
        change.missed();
        if (change.matter().state() == State.MERGED) {
            return; // its lead moves up, and it with that
        }
        change.become(m -> m.with(deadlines.expired(m.promise(), change.now())));
        steps.supervise(change, null, true);
        above.apply(change.matter()).ifPresent(target -> steps.escalate(change, target, null, true));
    }

    private void fix(Change change) {
        var was = change.matter().promise().due();
        change.become(m -> m.with(deadlines.fixed(m.promise())));
        var due = change.matter().promise().due();
        if (!due.equals(was)) {
            change.act(new MatterAct.DueFixed(change.about(), due, was))
                    .note("due-fixed", Entry.Visibility.PUBLIC, null, Entry.Visibility.PUBLIC, null, due);
        }
    }
}
