package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody act for the holder of a post for some days. A delegate cannot hand that on, and it ends by itself. */
@Service
public class Delegations {
    private final DelegationStore store;
    private final Posts posts;
    private final OrganisationStore organisations;
    private final Appointing appointing;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;

    Delegations(
            DelegationStore store,
            Posts posts,
            OrganisationStore organisations,
            Appointing appointing,
            People people,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.posts = posts;
        this.organisations = organisations;
        this.appointing = appointing;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Lets {@code delegate} act in a post from {@code from}, today or later, to the day before {@code to}. Fails as
     * {@link Problem#INVALID}, naming the fields, for days outside the post's term or more than {@link Delegation#DAYS_MAX}, for its
     * holder, or for somebody whose own posts do not go with it; as {@link Problem#STATE} for an office that cannot be delegated or
     * where somebody else acts on one of these days.
     */
    @Transactional
    public UUID give(
            District district, PostId id, PersonId delegate, Delegation.Reason reason, LocalDate from, LocalDate to) {
        var post = posts.get(district, id);
        var given = new Delegation(Ids.next(clock), id, delegate, reason, from, to);
        if (people.findName(district, delegate).isEmpty()) {
            throw Problem.NOT_FOUND.because("person " + delegate);
        }
        refuse(wrong(post, given));
        if (organisations.lock(district, post.organisation()).isEmpty()) {
            throw new IllegalStateException("a post without its organisation: " + id);
        }
        if (!post.office().delegable()
                || store.of(district, List.of(id), LocalDate.now(clock)).stream()
                        .anyMatch(given::overlaps)) {
            throw Problem.STATE.because(
                    "not to be delegated, or delegated already", Map.of("from", "organisations.wrong.delegated"));
        }
        appointing.check(
                new Post(id, district, delegate, post.office(), post.organisation(), post.place(), from, to),
                List.of());
        store.add(district, given, clock.instant());
        ledger.record(new DelegationAct.Given(
                post.place().upTo(PlaceCode.COMMUNITY),
                id.value(),
                clock.instant(),
                post.office().code(),
                post.organisation().value(),
                given.id(),
                reason,
                from,
                to));
        return given.id();
    }

    private Map<String, String> wrong(Post post, Delegation given) {
        var wrong = new TreeMap<String, String>();
        if (given.from().isBefore(LocalDate.now(clock)) || given.from().isBefore(post.from())) {
            wrong.put("from", "organisations.wrong.delegation-from");
        }
        if (!given.from().isBefore(given.to())
                || (post.to() != null && given.to().isAfter(post.to()))
                || ChronoUnit.DAYS.between(given.from(), given.to()) > Delegation.DAYS_MAX) {
            wrong.put("to", "organisations.wrong.delegation-to");
        }
        if (given.delegate().equals(post.person())) {
            wrong.put("person", "organisations.wrong.delegate");
        }
        return wrong;
    }

    private static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("a delegation's " + wrong.keySet(), wrong);
        }
    }

    /** Ends a delegation today, before its time. Fails as {@link Problem#STATE} where it ended already. */
    @Transactional
    public void end(District district, UUID id) {
        var delegation = get(district, id);
        var today = LocalDate.now(clock);
        if (!store.end(district, id, today)) {
            throw Problem.STATE.because("ended already: " + id);
        }
        var post = posts.get(district, delegation.post());
        ledger.record(new DelegationAct.Ended(
                post.place().upTo(PlaceCode.COMMUNITY),
                post.id().value(),
                clock.instant(),
                post.office().code(),
                post.organisation().value(),
                id,
                today));
    }

    /** The delegation. Fails as {@link Problem#NOT_FOUND}. */
    public Delegation get(District district, UUID id) {
        return store.find(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("delegation " + id));
    }

    /** Those of {@code posts} that last beyond today, by first day. */
    public List<Delegation> of(District district, Collection<PostId> posts) {
        return store.of(district, posts, LocalDate.now(clock));
    }

    /** The posts that {@code person} acts in on {@code day}: their own, newest first, then those delegated to them. */
    public List<Acting> acting(District district, PersonId person, LocalDate day) {
        return store.acting(district, person, day);
    }
}
