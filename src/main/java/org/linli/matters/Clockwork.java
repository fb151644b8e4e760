package org.linli.matters;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.linli.access.Access;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * The clock that nobody can stop. Every matter says when it must be looked at next (next_check_at, which every write
 * computes anew); here those whose time has come are taken, district by district, a batch to a transaction, skipping what
 * another node has in hand. So any number of nodes may run it, at any time and as late as they like: what was missed
 * while nobody looked is found by the next look, and the verdicts carry the time at which the limit passed.
 */
/** Takes the steps of time. */
@Component
class Clockwork {
    private static final int BATCH = 100;
    private static final int STEPS_MAX = 20; // a matter that needs more at once waits for the next look

    private final MatterStore store;
    private final IntakeStore intakes;
    private final ClockSteps steps;
    private final Routing routing;
    private final Writing writing;
    private final WorkCalendar calendar;
    private final Ledger ledger;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Clockwork(
            MatterStore store,
            IntakeStore intakes,
            ClockSteps steps,
            Routing routing,
            Writing writing,
            WorkCalendar calendar,
            Ledger ledger,
            Access access,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.intakes = intakes;
        this.steps = steps;
        this.routing = routing;
        this.writing = writing;
        this.calendar = calendar;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Does everything that is due by {@code now}; answers how many matters moved. */
    int tick(Instant now) {
        return Behalf.SYSTEM.call(() -> run(now));
    }

    private int run(Instant now) {
        var moved = 0;
        for (var district : ledger.districts()) {
            moved += repeat(() -> look(district, now));
            moved += repeat(() -> fixDates(district, now));
            repeat(() -> intakes.forget(district, now.minus(IntakeWriter.KEPT), BATCH));
        }
        return moved;
    }

    /** The earliest time at which there is something to do. */
    Optional<Instant> nextCheck() {
        return Behalf.SYSTEM.call(() -> ledger.districts().stream()
                .flatMap(district -> store.nextCheck(access.clockwork(district)).stream())
                .min(Instant::compareTo));
    }

    /** Puts it under supervision, by a rule and not by hand; nothing changes where it is already, or waits for nobody. */
    void watch(District district, MatterId id) {
        Behalf.SYSTEM.run(() -> transaction.executeWithoutResult(status -> store.lock(district, id)
                .filter(matter -> matter.state().isOpen() && !matter.supervised())
                .ifPresent(matter -> {
                    var change = new Change(matter, Actor.CLOCK, clock.instant());
                    steps.watch(change);
                    writing.write(change);
                })));
    }

    private int repeat(java.util.function.IntSupplier batch) {
        var total = 0;
        int done;
        do {
            done = Optional.ofNullable(transaction.execute(status -> batch.getAsInt()))
                    .orElse(0);
            total += done;
        } while (done == BATCH);
        return total;
    }

    private int look(District district, Instant now) {
        var due = store.lockDue(access.clockwork(district), now, BATCH);
        due.forEach(matter -> move(matter, now));
        return due.size();
    }

    private void move(Matter matter, Instant now) {
        var change = new Change(matter, Actor.CLOCK, now);
        for (var left = STEPS_MAX; left > 0; left--) {
            var step = steps.due(change.matter(), now);
            if (step.isEmpty()) {
                break;
            }
            steps.take(change, step.get(), routing::above);
        }
        writing.write(change);
    }

    /** Counts anew the dates that crossed a year whose holidays have become known. */
    private int fixDates(District district, Instant now) {
        var open = store.lockOpenYear(access.clockwork(district), calendar.years(), BATCH);
        for (var matter : open) {
            var change = new Change(matter, Actor.CLOCK, now);
            steps.take(change, Step.FIX_DUE, routing::above);
            writing.write(change);
        }
        return open.size();
    }
}
