package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/*
 * In this order: the office fits the organisation, the place and the term; the same person does not hold the same post; a seat
 * is free; no conflict rule speaks against it. Where rules about close relatives apply and somebody is there whom they could
 * concern, whoever gives the post must have asked; the answer is used here and kept nowhere (settled.md: kinship is declared for a
 * conflict at hand).
 */
/** Decides whether a post can be given. Writers hold the organisation's row; where a conflict can arise, the district's tree too. */
@Component
class Appointing {
    private static final int MANY = 500;

    private final PostStore store;
    private final OrganisationStore organisations;
    private final BodyStore bodies;
    private final LinkStore links;
    private final Catalogue catalogue;
    private final Places places;
    private final People people;
    private final Clock clock;

    Appointing(
            PostStore store,
            OrganisationStore organisations,
            BodyStore bodies,
            LinkStore links,
            Catalogue catalogue,
            Places places,
            People people,
            Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.bodies = bodies;
        this.links = links;
        this.catalogue = catalogue;
        this.places = places;
        this.people = people;
        this.clock = clock;
    }

    /** The post as it can be given, its area, what answers for it, and the posts that end because of it. */
    record Decided(Post post, @Nullable PlaceCode area, Organisation body, List<Conflicts.Found> leaving) {}

    Decided decide(District district, Posts.Giving giving) {
        var office = catalogue
                .office(giving.office())
                .orElseThrow(() -> Problem.INVALID.because(
                        "no such office: " + giving.office(), Map.of("office", "organisations.wrong.office")));
        if (people.findName(district, giving.person()).isEmpty()) {
            throw Problem.NOT_FOUND.because("person " + giving.person());
        }
        if (catalogue.conflicts().concern(office.code())) {
            bodies.lockTree(district);
        }
        var body = organisations
                .lock(district, giving.organisation())
                .orElseThrow(() -> Problem.NOT_FOUND.because("organisation " + giving.organisation()));
        refuseWrong(office, body, giving);
        var area = body.place().equals(giving.area()) ? null : giving.area();
        var post = post(district, office, body, giving.person(), area, giving.from(), giving.to());
        refuseOverlap(post);
        refuseFull(post);
        return new Decided(post, area, body, conflicts(post, giving.relatives()));
    }

    private Post post(
            District district,
            Office office,
            Organisation body,
            PersonId person,
            @Nullable PlaceCode area,
            LocalDate from,
            @Nullable LocalDate to) {
        var place = area == null ? body.place() : area;
        return new Post(new PostId(Ids.next(clock)), district, person, office, body.id(), place, from, to);
    }

    private void refuseWrong(Office office, Organisation body, Posts.Giving giving) {
        var wrong = new TreeMap<String, String>();
        if (!office.kinds().contains(body.kind())) {
            wrong.put("office", "organisations.wrong.office-kind");
        }
        if (giving.to() != null && !giving.from().isBefore(giving.to())) {
            wrong.put("to", "organisations.wrong.term");
        } else if (office.by() == Office.By.ELECTED && !isTermOf(office, giving.from(), giving.to())) {
            wrong.put("to", "organisations.wrong.elected");
        }
        if (!isAreaOf(office, body, giving.area())) {
            wrong.put("area", "organisations.wrong.area");
        }
        if (!organisations.isStanding(body.district(), body.id())) {
            wrong.put("organisation", "organisations.wrong.closed");
        }
        if (!wrong.isEmpty()) {
            throw (wrong.containsKey("organisation") ? Problem.STATE : Problem.INVALID)
                    .because("a post as " + office.code() + ": " + wrong.keySet(), wrong);
        }
    }

    private static boolean isTermOf(Office office, LocalDate from, @Nullable LocalDate to) {
        return office.months() == null || (to != null && !to.isAfter(from.plusMonths(office.months())));
    }

    private boolean isAreaOf(Office office, Organisation body, @Nullable PlaceCode area) {
        if (office.areas().isEmpty()) {
            return area == null;
        }
        var place = area == null ? body.place() : area;
        return body.place().contains(place)
                && office.areas().contains(Place.Kind.of(place))
                && places.find(place)
                        .filter(one -> one.isOpen(LocalDate.now(clock)))
                        .isPresent();
    }

    private void refuseOverlap(Post post) {
        for (var other : store.of(post.district(), post.person())) {
            if (other.organisation().equals(post.organisation())
                    && other.office().code().equals(post.office().code())
                    && other.place().equals(post.place())
                    && other.overlaps(post.from(), post.to())) {
                throw Problem.STATE.because(
                        "held already from " + other.from(), Map.of("from", "organisations.wrong.overlap"));
            }
        }
    }

    private void refuseFull(Post post) {
        var seats = post.office().seats();
        if (seats == null) {
            return;
        }
        var others = store
                .sitting(post.district(), post.organisation(), post.office().code(), post.from())
                .stream()
                .filter(other -> other.place().equals(post.place()))
                .toList();
        Seats.full(post, others, seats).ifPresent(day -> {
            throw Problem.STATE.because("no seat is free on " + day, Map.of("office", "organisations.wrong.seats"));
        });
    }

    private List<Conflicts.Found> conflicts(Post post, @Nullable Set<PostId> relatives) {
        if (!catalogue.conflicts().concern(post.office().code())) {
            return List.of();
        }
        var asked = askAbout(post);
        if (relatives == null && !asked.isEmpty()) {
            throw Problem.INVALID.because(
                    "nobody asked for relatives", Map.of("relatives", "organisations.wrong.relatives"));
        }
        var declared = asked.stream()
                .filter(other -> relatives != null && relatives.contains(other.id()))
                .toList();
        return check(post, declared);
    }

    /** What ends because of {@code post}. Fails as {@link Problem#INVALID} where a rule refuses it. */
    List<Conflicts.Found> check(Post post, Collection<Post> relatives) {
        var found =
                catalogue.conflicts().with(post, store.of(post.district(), post.person()), relatives, this::manages);
        found.stream()
                .filter(one -> one.rule().effect() == ConflictRule.Effect.REFUSE)
                .findFirst()
                .ifPresent(one -> {
                    throw Problem.INVALID.because(
                            "conflict " + one.rule().code(),
                            Map.of("person", one.rule().key()));
                });
        return found;
    }

    /** The posts of which has to be asked whether a close relative of whoever takes {@code post} holds one of them. */
    List<Post> askAbout(Post post) {
        var offices = catalogue.conflicts().relativesOf(post.office().code());
        if (offices.isEmpty()) {
            return List.of();
        }
        var community = post.place().upTo(PlaceCode.COMMUNITY);
        var near = new HashSet<>(store.inOffices(post.district(), community, offices, post.from(), MANY));
        links.to(post.district(), community, MANY).stream()
                .filter(link -> link.tie() == Link.Tie.MANAGES)
                .flatMap(link -> offices.stream()
                        .flatMap(office -> store.sitting(post.district(), link.source(), office, post.from()).stream()))
                .forEach(near::add);
        return catalogue.conflicts().with(post, List.of(), near, this::manages).stream()
                .map(Conflicts.Found::other)
                .filter(other -> !other.person().equals(post.person()))
                .distinct()
                .toList();
    }

    /** The same for a post that is still to be described. */
    List<Post> askAbout(Organisation body, Office office, PersonId person, LocalDate from) {
        return askAbout(post(body.district(), office, body, person, null, from, null));
    }

    /** Whether {@code one}'s organisation runs the estate of {@code other}'s. */
    private boolean manages(Post one, Post other) {
        if (one.place().equals(other.place()) && one.place().value().length() > PlaceCode.COMMUNITY) {
            return true;
        }
        return links.of(one.district(), List.of(one.organisation()), MANY).stream()
                .filter(link -> link.tie() == Link.Tie.MANAGES && link.source().equals(one.organisation()))
                .anyMatch(link -> link.place() != null
                        && (link.place().contains(other.place())
                                || other.place().contains(link.place())));
    }
}
