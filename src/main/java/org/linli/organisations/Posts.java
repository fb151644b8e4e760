package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.kernel.Tried;
import org.linli.ledger.Ledger;
import org.linli.people.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives posts and ends them. Terms are counted in days: {@code from} the first in force, {@code to} the first not. */
@Service
public class Posts {
    private static final int NOTE_MAX = 500; // UTF-16 code units

    private final PostStore store;
    private final OrganisationStore organisations;
    private final Appointing appointing;
    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Clock clock;

    Posts(
            PostStore store,
            OrganisationStore organisations,
            Appointing appointing,
            Catalogue catalogue,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.appointing = appointing;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A post to give.
     *
     * @param area what it is for, within the organisation's place; null for the whole of that
     * @param to the first day no longer in force; null until further notice, which an elected office never is
     * @param relatives posts of close relatives, as far as {@link #askAbout} names them; null where nobody asked
     */
    public record Giving(
            PersonId person,
            String office,
            OrganisationId organisation,
            @Nullable PlaceCode area,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Set<PostId> relatives) {}

    /**
     * Gives {@code person} the office at the organisation, for the whole of its place. Fails as {@link #give}; nobody is asked for
     * relatives, so a post for which somebody has to be is refused.
     */
    @Transactional
    public PostId start(
            District district,
            PersonId person,
            String office,
            OrganisationId organisation,
            LocalDate from,
            @Nullable LocalDate to) {
        return give(district, new Giving(person, office, organisation, null, from, to, null));
    }

    /**
     * Gives a post. Fails as {@link Problem#INVALID}, naming the fields, for an office that there is not or not there, a term or an
     * area that it cannot have, or a conflict ({@code organisations/conflicts.csv}); as {@link Problem#NOT_FOUND} for an unknown
     * person or organisation; as {@link Problem#STATE} where the same person holds the same post on one of these days already, no
     * seat is free, or the organisation is closed.
     */
    @Transactional
    public PostId give(District district, Giving giving) {
        var decided = appointing.decide(district, giving);
        var post = decided.post();
        var now = clock.instant();
        store.add(post, decided.area(), now);
        ledger.record(new PostStarted(
                post.place().upTo(PlaceCode.COMMUNITY),
                post.id().value(),
                now,
                post.office().code(),
                decided.body().function(),
                post.organisation().value(),
                post.from(),
                post.to()));
        for (var leaving : decided.leaving()) {
            var other = leaving.other();
            endAs(other, other.from().isAfter(post.from()) ? other.from() : post.from(), PostEnd.CONFLICT, "");
        }
        return post.id();
    }

    /** Gives many posts in one transaction, in their order, each as {@link #give} would by itself or not at all. */
    @Transactional
    public List<Tried<PostId>> giveAll(District district, List<Giving> many) {
        return many.stream()
                .map(giving -> Tried.of(() -> give(district, giving)))
                .toList();
    }

    /** The posts of which to ask whether a close relative of somebody who takes {@code office} there holds one of them. */
    public List<Post> askAbout(District district, OrganisationId organisation, Office office, PersonId person) {
        var body = organisations
                .find(district, organisation)
                .orElseThrow(() -> Problem.NOT_FOUND.because("organisation " + organisation));
        return appointing.askAbout(body, office, person, LocalDate.now(clock));
    }

    /**
     * Hands a post over to {@code successor} from the day {@code on}, for the rest of its term. Fails as {@link #give}, and as
     * {@link Problem#STATE} for an elected office: that takes a by-election.
     */
    @Transactional
    public PostId handOver(
            District district, PostId id, PersonId successor, LocalDate on, @Nullable Set<PostId> relatives) {
        var post = get(district, id);
        if (post.office().by() == Office.By.ELECTED) {
            throw Problem.STATE.because(
                    "elected: " + post.office().code(), Map.of("to", "organisations.wrong.by-election"));
        }
        end(district, id, on, PostEnd.HANDED_OVER, "");
        var body = organisations.find(district, post.organisation()).orElseThrow();
        var area = post.place().equals(body.place()) ? null : post.place();
        return give(district, new Giving(successor, post.office().code(), body.id(), area, on, post.to(), relatives));
    }

    /** Ends a post, for a reason that needs no words. */
    @Transactional
    public void end(District district, PostId id, LocalDate to, PostEnd reason) {
        endAs(checked(district, id, to), to, reason, "");
    }

    /**
     * Ends a post: {@code to} is the first day on which it gives nothing, today for at once. Fails as {@link Problem#STATE} where it
     * ended already, as {@link Problem#INVALID} for a day before its first or after the end that it has, or without the
     * {@code note} that {@link PostEnd#needsWords} asks for. The note stays with staff.
     */
    @Transactional
    public void end(District district, PostId id, LocalDate to, PostEnd reason, String note) {
        if (note.length() > NOTE_MAX || (reason.needsWords() && note.isBlank())) {
            throw Problem.INVALID.because("an end without a reason", Map.of("note", "organisations.wrong.reason"));
        }
        endAs(checked(district, id, to), to, reason, note.strip());
    }

    private Post checked(District district, PostId id, LocalDate to) {
        var post = get(district, id);
        if (to.isBefore(post.from()) || (post.to() != null && to.isAfter(post.to()))) {
            throw Problem.INVALID.because("an end on " + to, Map.of("to", "organisations.wrong.term"));
        }
        return post;
    }

    /** Lets the holder of {@code post}, which ended, go on from {@code on} for {@code area}, to the end of the same term. */
    Post goOn(Post post, PlaceCode area, LocalDate on) {
        var next = new Post(
                new PostId(Ids.next(clock)),
                post.district(),
                post.person(),
                post.office(),
                post.organisation(),
                area,
                on,
                post.to());
        var now = clock.instant();
        store.add(next, area, now);
        var body = organisations.find(post.district(), post.organisation()).orElseThrow();
        ledger.record(new PostStarted(
                area.upTo(PlaceCode.COMMUNITY),
                next.id().value(),
                now,
                next.office().code(),
                body.function(),
                next.organisation().value(),
                next.from(),
                next.to()));
        return next;
    }

    /** Ends every post at {@code organisation}, which closes on {@code to}; those to come never begin. Answers how many. */
    int endAll(District district, OrganisationId organisation, LocalDate to) {
        var open = store.unended(district, organisation);
        for (var post : open) {
            var last = post.to() != null && post.to().isBefore(to) ? post.to() : to;
            endAs(post, last.isBefore(post.from()) ? post.from() : last, PostEnd.CLOSED, "");
        }
        store.cut(district, organisation, to); // those whose end lies ahead and is told already
        return open.size();
    }

    /** Ends {@code post}, which was looked at. Fails as {@link Problem#STATE} where it ended before. */
    void endAs(Post post, LocalDate to, PostEnd reason, String note) {
        if (!store.end(post.district(), post.id(), to, reason, note)) {
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
            endAs(post, post.to() == null ? today : post.to(), PostEnd.TERM, "");
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

    /** Why those of {@code posts} ended whose end was recorded. */
    public Map<PostId, PostEnd> ends(District district, Collection<PostId> posts) {
        return store.ends(district, posts);
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

    /** Who holds one of {@code offices} at one of {@code organisations} today; at most 1,000. */
    public List<Post> holding(District district, Collection<OrganisationId> organisations, Collection<String> offices) {
        return store.holding(district, organisations, offices, LocalDate.now(clock), 1_000);
    }

    /** The posts in force today in {@code scope} at {@code within} and below, of any office and organisation where null, by id, those after {@code after}. */
    public List<Post> list(
            Scope scope,
            PlaceCode within,
            @Nullable String office,
            @Nullable OrganisationId organisation,
            @Nullable UUID after,
            int limit) {
        return store.list(scope, within, office, organisation, LocalDate.now(clock), after, limit);
    }

    /** Who holds a post today in {@code scope} at {@code within} and below, by id, those after {@code after}. */
    public List<PersonId> holders(Scope scope, PlaceCode within, @Nullable UUID after, int limit) {
        return store.holders(scope, within, LocalDate.now(clock), after, limit);
    }

    /** Who holds any of {@code offices} today at {@code within} and below; at most {@code limit}. */
    public List<Post> inOffices(District district, PlaceCode within, Collection<String> offices, int limit) {
        var today = LocalDate.now(clock);
        return store.inOffices(district, within, offices, today, limit).stream()
                .filter(post -> post.holdsOn(today))
                .toList();
    }

    /** Those at {@code organisation} today and to come, by first day; at most 1,000. */
    public List<Post> current(District district, OrganisationId organisation) {
        return store.current(district, organisation, LocalDate.now(clock), 1_000);
    }

    /** Those at {@code organisation} that are over, the newest first; at most {@code limit}. */
    public List<Post> past(District district, OrganisationId organisation, int limit) {
        return store.past(district, organisation, LocalDate.now(clock), limit);
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
