package org.linli.organisations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/*
 * Rules of carrying over.
 *
 * An organisation closes only when nothing stands under it and no module above has anything open with it (Claim). Its posts
 * end on that day, its ties too: neither can be without it.
 *
 * A place closes (place.closed, on its day):
 *   - with one successor (merged, or given another code): what stands there moves to the successor, posts and ties with it,
 *     unless one that answers for the same stands there: of two workstations one remains, and a person has to say which;
 *   - with several (split), or none: no rule can say where an organisation goes; it waits.
 * Posts for a part of its place, and open matters, have rules of their own: PostCarrying, and matters' MatterCarrying.
 * What waits keeps its posts and what it has in hand, shows on the list of its district, and opens nothing new.
 */
/** Ends organisations and carries them from a place that is no more to the next. */
@Component
class Closing {
    private static final int MANY = 1_000;

    private final BodyStore store;
    private final ClosingStore closings;
    private final OrganisationStore organisations;
    private final LinkStore links;
    private final TenureStore tenures;
    private final PostCarrying parts;
    private final Posts posts;
    private final ObjectProvider<Claim> claims;
    private final Ledger ledger;
    private final Clock clock;

    Closing(
            BodyStore store,
            ClosingStore closings,
            OrganisationStore organisations,
            LinkStore links,
            TenureStore tenures,
            PostCarrying parts,
            Posts posts,
            ObjectProvider<Claim> claims,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.closings = closings;
        this.organisations = organisations;
        this.links = links;
        this.tenures = tenures;
        this.parts = parts;
        this.posts = posts;
        this.claims = claims;
        this.ledger = ledger;
        this.clock = clock;
    }

    static OrganisationAct.About about(Body body, Instant at) {
        return new OrganisationAct.About(
                body.id().value(),
                body.place().upTo(PlaceCode.COMMUNITY),
                at,
                body.organisation().kind());
    }

    /** Message keys of what has to be settled first, with their numbers. */
    Map<String, Long> inTheWay(District district, OrganisationId id) {
        var found = new TreeMap<String, Long>();
        long below = store.children(district, id, MANY).size();
        if (below > 0) {
            found.put("organisations.claim.below", below);
        }
        claims.forEach(claim -> {
            var count = claim.count(district, id);
            if (count > 0) {
                found.put(claim.key(), count);
            }
        });
        return found;
    }

    /** Closes {@code body}, which the caller holds. */
    void close(Body body, LocalDate to) {
        var district = body.organisation().district();
        if (to.isBefore(body.openedOn()) || to.isAfter(LocalDate.now(clock))) {
            throw Problem.INVALID.because("a closing on " + to, Map.of("to", "organisations.wrong.closing"));
        }
        var inTheWay = inTheWay(district, body.id());
        if (!inTheWay.isEmpty()) {
            throw Problem.STATE.because("organisation " + body.id() + " has " + inTheWay);
        }
        var ended = posts.endAll(district, body.id(), to);
        var ties = links.of(district, List.of(body.id()), MANY);
        for (var tie : ties) {
            unlink(body, tie, to.isBefore(tie.from()) ? tie.from() : to);
        }
        store.put(new Body(
                body.organisation(), body.parent(), body.about(), body.openedOn(), to, body.waiting(), body.version()));
        ledger.record(new OrganisationAct.Closed(about(body, clock.instant()), to, ended, ties.size()));
    }

    /** Ends {@code tie} of {@code body}. Fails as {@link Problem#STATE} where it ended before. */
    void unlink(Body body, Link tie, LocalDate to) {
        if (!links.end(body.organisation().district(), tie.id(), to)) {
            throw Problem.STATE.because("ended already: " + tie.id());
        }
        ledger.record(new OrganisationAct.Unlinked(
                about(body, clock.instant()),
                tie.id(),
                tie.tie(),
                tie.target() == null ? null : tie.target().value(),
                tie.place() == null ? null : tie.place().upTo(PlaceCode.COMMUNITY),
                to));
    }

    /** Moves {@code body}, which the caller holds. Fails as {@link Problem#STATE} where what it answers for is taken at {@code to}. */
    void move(Body body, PlaceCode to, LocalDate on) {
        if (isTaken(body, to)) {
            throw Problem.STATE.because(
                    body.organisation().function() + " at " + to + " is there already",
                    Map.of("place", "organisations.wrong.taken"));
        }
        var old = body.organisation();
        tenures.leave(body, on);
        var moved = new Organisation(old.id(), old.district(), to, old.kind(), old.function(), old.name());
        store.put(new Body(moved, body.parent(), body.about(), body.openedOn(), null, null, body.version()));
        ledger.record(new OrganisationAct.Moved(
                about(body, clock.instant()), old.place().upTo(PlaceCode.COMMUNITY), to.upTo(PlaceCode.COMMUNITY), on));
    }

    private boolean isTaken(Body body, PlaceCode to) {
        var function = body.organisation().function();
        return !function.isEmpty()
                && organisations
                        .nearest(body.organisation().district(), List.of(to), function)
                        .filter(there -> !there.id().equals(body.id()))
                        .isPresent();
    }

    /** Carries over what stood at places of {@code district} that closed by today. */
    @Transactional
    void carry(District district) {
        for (var closed : closings.lockDue(district, LocalDate.now(clock))) {
            for (var body : store.lockAt(district, closed.place())) {
                carry(body, closed);
            }
            if (closed.successors().size() == 1) {
                links.carry(district, closed.place(), closed.successors().getFirst());
            }
            closings.remove(district, closed.place());
        }
        parts.carry(district, null);
    }

    private void carry(Body body, ClosingStore.Closed closed) {
        if (closed.successors().size() == 1
                && !isTaken(body, closed.successors().getFirst())) {
            move(body, closed.successors().getFirst(), closed.on());
        } else if (body.waiting() == null) {
            store.put(new Body(
                    body.organisation(),
                    body.parent(),
                    body.about(),
                    body.openedOn(),
                    null,
                    closed.on(),
                    body.version()));
            ledger.record(new OrganisationAct.Waiting(about(body, clock.instant()), closed.on()));
        }
    }
}
