package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Ledger;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/*
 * Rules of carrying over, for a post that is for a part of its organisation's place (a building, an estate) when that part is no more:
 *   - while its organisation waits to be told where it belongs, or the part's one successor lies beyond the organisation's place (its
 *     community is being split), the post waits: it gives nothing and ends with its term;
 *   - where the part has one successor, within the organisation's place and with a free seat, the post ends on that day and its holder
 *     goes on for the successor, to the end of the same term; who acts in it goes on too;
 *   - else, and for what lies beyond the place to which its organisation then went, it ends on that day: nobody was chosen for what
 *     came after.
 */
/** Ends posts whose part is no more and lets their holders go on where a rule says for what. */
@Component
class PostCarrying {
    private final PostStore store;
    private final Posts posts;
    private final BodyStore bodies;
    private final DelegationStore delegations;
    private final Places places;
    private final Ledger ledger;
    private final Clock clock;

    PostCarrying(
            PostStore store,
            Posts posts,
            BodyStore bodies,
            DelegationStore delegations,
            Places places,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.posts = posts;
        this.bodies = bodies;
        this.delegations = delegations;
        this.places = places;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All of {@code district} whose part closed by today; {@code moved} is an organisation that was just said to stand elsewhere. */
    void carry(District district, @Nullable OrganisationId moved) {
        for (var gone : store.lockGone(district, LocalDate.now(clock))) {
            var body = bodies.find(district, gone.post().organisation()).orElseThrow();
            var next = places.successors(gone.post().place());
            var beyond = next.size() == 1 && !body.place().contains(next.getFirst());
            if (body.waiting() == null && (!beyond || body.id().equals(moved))) {
                carry(gone.post(), gone.on(), body, next);
            }
        }
    }

    private void carry(Post post, LocalDate closed, Body body, List<PlaceCode> next) {
        var on = closed.isBefore(post.from()) ? post.from() : closed;
        var to = next.size() == 1 ? Optional.of(next.getFirst()) : Optional.<PlaceCode>empty();
        var acting = delegations.of(post.district(), List.of(post.id()), on);
        posts.endAs(post, on, PostEnd.PLACE, "");
        to.filter(area -> body.place().contains(area)
                        && post.office().areas().contains(Place.Kind.of(area))
                        && hasSeat(post, area, on))
                .ifPresent(area -> {
                    var following = posts.goOn(post, area, on);
                    acting.forEach(delegation -> goOn(delegation, following));
                });
    }

    private boolean hasSeat(Post post, PlaceCode area, LocalDate on) {
        var seats = post.office().seats();
        var wanted = new Post(
                post.id(), post.district(), post.person(), post.office(), post.organisation(), area, on, post.to());
        var others = store
                .sitting(post.district(), post.organisation(), post.office().code(), on)
                .stream()
                .filter(other -> other.place().equals(area) && !other.id().equals(post.id()))
                .toList();
        var twice = others.stream().anyMatch(other -> other.person().equals(post.person()));
        return !twice && (seats == null || Seats.full(wanted, others, seats).isEmpty());
    }

    private void goOn(Delegation old, Post post) {
        var from = old.from().isBefore(post.from()) ? post.from() : old.from();
        if (!delegations.end(post.district(), old.id(), from) || !from.isBefore(old.to())) {
            return;
        }
        var next = new Delegation(Ids.next(clock), post.id(), old.delegate(), old.reason(), from, old.to());
        delegations.add(post.district(), next, clock.instant());
        ledger.record(new DelegationAct.Given(
                post.place().upTo(PlaceCode.COMMUNITY),
                post.id().value(),
                clock.instant(),
                post.office().code(),
                post.organisation().value(),
                next.id(),
                next.reason(),
                next.from(),
                next.to()));
    }
}
