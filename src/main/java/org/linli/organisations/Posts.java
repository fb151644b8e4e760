package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.ledger.Ledger;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives posts and ends them. Terms are counted in days: {@code from} the first in force, {@code to} the first not. */
@Service
public class Posts {
    private final PostStore store;
    private final OrganisationStore organisations;
    private final Catalogue catalogue;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;

    Posts(
            PostStore store,
            OrganisationStore organisations,
            Catalogue catalogue,
            People people,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Gives {@code person} the office at the organisation. Fails as {@link Problem#INVALID} for an unknown office or a term that
     * ends before it begins, as {@link Problem#NOT_FOUND} for an unknown person or organisation, as {@link Problem#STATE} where
     * the same person holds the same post on one of these days already.
     */
    @Transactional
    public PostId start(
            District district,
            PersonId person,
            String office,
            OrganisationId organisation,
            LocalDate from,
            @Nullable LocalDate to) {
        var held = catalogue
                .office(office)
                .orElseThrow(() -> Problem.INVALID.because(
                        "no such office: " + office, Map.of("office", "organisations.wrong.office")));
        if (to != null && !from.isBefore(to)) {
            throw Problem.INVALID.because(
                    "a term from " + from + " to " + to, Map.of("to", "organisations.wrong.term"));
        }
        if (people.findName(district, person).isEmpty()) {
            throw Problem.NOT_FOUND.because("person " + person);
        }
        var body = organisations
                .lock(district, organisation)
                .orElseThrow(() -> Problem.NOT_FOUND.because("organisation " + organisation));
        if (!organisations.isStanding(district, organisation)) {
            throw Problem.STATE.because(
                    "closed, or its place is no more: " + organisation,
                    Map.of("organisation", "organisations.wrong.closed"));
        }
        var post = new Post(new PostId(Ids.next(clock)), district, person, held, organisation, body.place(), from, to);
        refuseOverlap(post);
        var now = clock.instant();
        store.add(post, now);
        ledger.record(new PostStarted(
                body.place().upTo(PlaceCode.COMMUNITY),
                post.id().value(),
                now,
                office,
                body.function(),
                organisation.value(),
                from,
                to));
        return post.id();
    }

    private void refuseOverlap(Post post) {
        for (var other : store.of(post.district(), post.person())) {
            if (other.organisation().equals(post.organisation())
                    && other.office().code().equals(post.office().code())
                    && other.overlaps(post.from(), post.to())) {
                throw Problem.STATE.because(
                        "held already from " + other.from(), Map.of("from", "organisations.wrong.overlap"));
            }
        }
    }

    /**
     * Ends a post: {@code to} is the first day on which it gives nothing, today for at once. Fails as {@link Problem#STATE} where it
     * ended already, as {@link Problem#INVALID} for a day before its first or after the end that it has.
     */
    @Transactional
    public void end(District district, PostId id, LocalDate to, PostEnd reason) {
        var post = get(district, id);
        if (to.isBefore(post.from()) || (post.to() != null && to.isAfter(post.to()))) {
            throw Problem.INVALID.because("an end on " + to, Map.of("to", "organisations.wrong.term"));
        }
        endAs(post, to, reason);
    }

    /** Ends every post at {@code organisation}, which closes on {@code to}; those to come never begin. Answers how many. */
    int endAll(District district, OrganisationId organisation, LocalDate to) {
        var open = store.unended(district, organisation);
        for (var post : open) {
            var last = post.to() != null && post.to().isBefore(to) ? post.to() : to;
            endAs(post, last.isBefore(post.from()) ? post.from() : last, PostEnd.CLOSED);
        }
        store.cut(district, organisation, to); // those whose end lies ahead and is told already
        return open.size();
    }

    private void endAs(Post post, LocalDate to, PostEnd reason) {
        if (!store.end(post.district(), post.id(), to, reason)) {
            throw Problem.STATE.because("ended already: " + post.id());
        }
        var body = organisations.find(post.district(), post.organisation()).orElseThrow();
        ledger.record(new PostEnded(
                post.place().upTo(PlaceCode.COMMUNITY),
                post.id().value(),
                clock.instant(),
                post.office().code(),
                body.function(),
                post.organisation().value(),
                to,
                reason));
    }

    /** Records the end of terms that have run out in {@code district}; answers how many. */
    @Transactional
    int endRunOut(District district, int limit) {
        var today = LocalDate.now(clock);
        var posts = store.lockRunOut(district, today, limit);
        for (var post : posts) {
            endAs(post, post.to() == null ? today : post.to(), PostEnd.TERM);
        }
        return posts.size();
    }

    /** The post. Fails as {@link Problem#NOT_FOUND}. */
    public Post get(District district, PostId id) {
        return store.find(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("post " + id));
    }

    /** The posts of {@code person} in force on {@code day}, newest first. */
    public List<Post> inForce(District district, PersonId person, LocalDate day) {
        return store.inForce(district, person, day);
    }

    /** All posts of {@code person}, past ones too, newest first; at most 200. */
    public List<Post> of(District district, PersonId person) {
        return store.of(district, person);
    }

    /** Who holds a post at {@code organisation} on {@code day}; at most 500. */
    public List<Post> at(District district, OrganisationId organisation, LocalDate day) {
        return store.at(district, List.of(organisation), day);
    }

    /** Who holds a post at each of {@code organisations} on {@code day}; at most 500 times as many. */
    public Map<OrganisationId, List<Post>> at(
            District district, Collection<OrganisationId> organisations, LocalDate day) {
        return store.at(district, organisations, day).stream().collect(Collectors.groupingBy(Post::organisation));
    }

    /** The posts in force today in {@code scope} at {@code within} and below, by id, those after {@code after}. */
    public List<Post> list(Scope scope, PlaceCode within, @Nullable UUID after, int limit) {
        return store.list(scope, within, LocalDate.now(clock), after, limit);
    }

    /** Who holds a post today in {@code scope} at {@code within} and below, by id, those after {@code after}. */
    public List<PersonId> holders(Scope scope, PlaceCode within, @Nullable UUID after, int limit) {
        return store.holders(scope, within, LocalDate.now(clock), after, limit);
    }

    /** The offices that there are. */
    public Collection<Office> offices() {
        return catalogue.offices().values();
    }

    /** The office with {@code code}. */
    public Optional<Office> findOffice(String code) {
        return catalogue.office(code);
    }
}
