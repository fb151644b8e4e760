package org.linli.matters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.access.Access;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.places.Places;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * Rules of carrying over. An open matter is about a place; when that place is no more:
 *   - with one successor (merged, or given another code) it is about that from the day on;
 *   - with several (split) it goes with the unit that has it, when somebody says to which of them that unit belongs; until then it stays
 *     in the same hands under the old code, and its clock runs on;
 *   - with none, or in the hands of a unit above, it stays under the old code until it ends.
 * Nothing else of it changes: not who has it, not by when. What is closed stays where it was.
 */
/** Carries open matters from a place that is no more to the next, each by an act. */
@Component
class MatterCarrying implements ActReader {
    private final MatterStore store;
    private final Writing writing;
    private final Organisations organisations;
    private final Places places;
    private final Access access;
    private final Clock clock;

    MatterCarrying(
            MatterStore store,
            Writing writing,
            Organisations organisations,
            Places places,
            Access access,
            Clock clock) {
        this.store = store;
        this.writing = writing;
        this.organisations = organisations;
        this.places = places;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String cursor() {
        return "matters.places";
    }

    /** Also when an organisation is said to stand elsewhere: what it has in hand may go with it. */
    @Override
    public void read(List<Recorded> acts) {
        if (acts.stream()
                .anyMatch(act -> act.kind().equals("place.closed") || act.kind().equals("organisation.moved"))) {
            carry(acts.getFirst().district());
        }
    }

    /** Carries what can be carried today, in the caller's transaction; answers how many. */
    int carry(District district) {
        var carried = 0;
        for (var old : store.stranded(access.clockwork(district), LocalDate.now(clock))) {
            var successors = places.successors(old);
            for (var matter : store.lockOpenAt(access.clockwork(district), old)) {
                var to = next(matter, successors);
                if (to.isPresent()) {
                    move(matter, to.get());
                    carried++;
                }
            }
        }
        return carried;
    }

    private Optional<PlaceCode> next(Matter matter, List<PlaceCode> successors) {
        if (successors.size() == 1) {
            return Optional.of(successors.getFirst());
        }
        var unit = organisations.get(
                matter.district(), new OrganisationId(matter.hands().unit()));
        return successors.stream()
                .filter(successor -> successor.equals(unit.place()))
                .findFirst();
    }

    private void move(Matter matter, PlaceCode to) {
        var change = new Change(matter, Actor.CLOCK, clock.instant());
        change.become(m -> m.at(to));
        change.act(new MatterAct.Carried(change.about(), matter.place().upTo(PlaceCode.COMMUNITY)))
                .note("carried");
        writing.write(change);
    }

    /** Looks now and then for places whose closing was told ahead and has come. */
    @Component
    @ConditionalOnProperty("linli.serving")
    static class Job {
        private final MatterCarrying carrying;
        private final org.linli.ledger.Ledger ledger;
        private final TransactionTemplate transaction;

        Job(MatterCarrying carrying, org.linli.ledger.Ledger ledger, TransactionTemplate transaction) {
            this.carrying = carrying;
            this.ledger = ledger;
            this.transaction = transaction;
        }

        @Scheduled(initialDelay = 40_000, fixedDelay = 600_000)
        void run() {
            for (var district : ledger.districts()) {
                transaction.execute(status -> carrying.carry(district));
            }
        }
    }
}
