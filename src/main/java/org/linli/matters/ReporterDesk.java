package org.linli.matters;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Behalf;
import org.linli.kernel.Problem;
import org.linli.seal.PublicLog;
import org.springframework.stereotype.Component;

/** Takes the steps of who raised a matter, in the caller's transaction. */
@Component
class ReporterDesk {
    private static final int FOLLOWERS_MAX = 10_000;
    private static final String GROUND = "pipl-47-asked"; // Personal Information Protection Law art. 47

    private final ReporterViews views;
    private final MatterStore store;
    private final Routing routing;
    private final ReporterSteps steps;
    private final StaffSteps staffSteps;
    private final Writing writing;
    private final MatterErasureStore erasures;
    private final PublicLog log;
    private final Clock clock;

    ReporterDesk(
            ReporterViews views,
            MatterStore store,
            Routing routing,
            ReporterSteps steps,
            StaffSteps staffSteps,
            Writing writing,
            MatterErasureStore erasures,
            PublicLog log,
            Clock clock) {
        this.views = views;
        this.store = store;
        this.routing = routing;
        this.steps = steps;
        this.staffSteps = staffSteps;
        this.writing = writing;
        this.erasures = erasures;
        this.log = log;
        this.clock = clock;
    }

    Matter rate(String receipt, @Nullable String part, Rating rating) {
        return take(
                get(receipt, part),
                Step.RATE,
                change -> steps.rate(
                        change, rating, routing.above(change.matter()).orElse(null)));
    }

    Matter add(String receipt, @Nullable String part, String text) {
        var words = Texts.checked("text", text);
        return take(get(receipt, part), Step.ADD, change -> steps.add(change, words));
    }

    /** Takes it back. Those that went with it go on alone, in the hands in which it was. */
    Matter withdraw(String receipt, @Nullable String part, @Nullable String reason) {
        var words = IntakeRules.isGiven(reason) ? Texts.checked("reason", reason) : null;
        var matter = take(get(receipt, part), Step.WITHDRAW, change -> steps.withdraw(change, words));
        for (var follower :
                Behalf.SYSTEM.call(() -> store.lockFollowers(matter.district(), matter.id(), FOLLOWERS_MAX))) {
            var theirs = new Change(follower, Actor.CLOCK, clock.instant());
            staffSteps.separate(theirs, matter.hands());
            writing.write(theirs);
        }
        return matter;
    }

    /** Erases what was said (Personal Information Protection Law art. 47). Fails as STATE where that was done before. */
    Matter erase(String receipt) {
        var before = views.get(receipt);
        var parts = views.parts(before);
        if (parts.stream().anyMatch(part -> !part.state().isOver())) {
            throw Problem.STATE.because("a part is open", Map.of("step", "matters.erase.part-open"));
        }
        parts.forEach(part -> Behalf.holding(part.id().value()).run(() -> eraseOne(part)));
        return Behalf.holding(before.id().value()).call(() -> eraseOne(before));
    }

    private Matter eraseOne(Matter before) {
        if (log.isShredded(before.district(), before.id().value())) {
            throw Problem.STATE.because("erased before", Map.of("step", "matters.erase.before"));
        }
        var matter = take(before, Step.ERASE, steps::erase);
        erasures.erase(matter.district(), matter.id());
        log.shred(matter.district(), matter.id().value(), GROUND);
        return matter;
    }

    /** The matter that {@code receipt} opens, or the part of it that is called {@code part}. Fails as NOT_FOUND. */
    private Matter get(String receipt, @Nullable String part) {
        return views.open(receipt, part).orElseThrow(() -> Problem.NOT_FOUND.because("no receipt"));
    }

    private Matter take(Matter matter, Step step, Consumer<Change> taking) {
        var now = clock.instant();
        Guard.against(step, matter, By.REPORTER, now).ifPresent(guard -> {
            throw guard.refusal(step, matter);
        });
        var change = new Change(matter, Actor.REPORTER, now);
        taking.accept(change);
        writing.write(change);
        return matter;
    }
}
