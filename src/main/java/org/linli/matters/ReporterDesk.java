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

    Matter rate(String receipt, Rating rating) {
        return take(
                receipt,
                Step.RATE,
                change -> steps.rate(
                        change, rating, routing.above(change.matter()).orElse(null)));
    }

    Matter add(String receipt, String text) {
        var words = Texts.checked("text", text);
        return take(receipt, Step.ADD, change -> steps.add(change, words));
    }

    /** Takes it back. Those that went with it go on alone, in the hands in which it was. */
    Matter withdraw(String receipt, @Nullable String reason) {
        var words = IntakeRules.isGiven(reason) ? Texts.checked("reason", reason) : null;
        var matter = take(receipt, Step.WITHDRAW, change -> steps.withdraw(change, words));
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
        return Behalf.holding(before.id().value()).call(() -> erase(receipt, before));
    }

    private Matter erase(String receipt, Matter before) {
        if (log.isShredded(before.district(), before.id().value())) {
            throw Problem.STATE.because("erased before", Map.of("step", "matters.erase.before"));
        }
        var matter = take(receipt, Step.ERASE, steps::erase);
        erasures.erase(matter.district(), matter.id());
        log.shred(matter.district(), matter.id().value(), GROUND);
        return matter;
    }

    private Matter take(String receipt, Step step, Consumer<Change> taking) {
        var matter = views.get(receipt);
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
