package org.linli.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Tried;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.PlaceChanges;
import org.linli.places.Places;

/** Giving posts, handing them over, ending them, and letting somebody act for their holder. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppointingTests {
    private static final District HERE = new District("970302");
    private static final PlaceCode STREET = new PlaceCode("970302001");
    private static int communities;

    private final Bodies bodies;
    private final Ties ties;
    private final Posts posts;
    private final Delegations delegations;
    private final People people;
    private final Places places;
    private final PlaceChanges changes;
    private final Ledger ledger;
    private final LocalDate today;

    AppointingTests(
            Bodies bodies,
            Ties ties,
            Posts posts,
            Delegations delegations,
            People people,
            Places places,
            PlaceChanges changes,
            Ledger ledger,
            Clock clock) {
        this.bodies = bodies;
        this.ties = ties;
        this.posts = posts;
        this.delegations = delegations;
        this.people = people;
        this.places = places;
        this.changes = changes;
        this.ledger = ledger;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        var rows = """
                code,name,kind,en
                970302,任职试验区,district,Posts
                970302001,竹影街道,subdistrict,Bamboo
                """;
        TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
    }

    private PlaceCode place(PlaceCode parent, int number) {
        var code = new PlaceCode(parent + "%03d".formatted(number));
        changes.open(new PlaceChanges.Opening(code, "某处" + number, ""), today.minusYears(5));
        return code;
    }

    private PlaceCode community() {
        return place(STREET, ++communities);
    }

    private OrganisationId open(PlaceCode place, String kind) {
        return bodies.open(new Bodies.Opening(
                        place,
                        kind,
                        kind.equals("workstation") ? "station" : "",
                        null,
                        today.minusYears(1),
                        Particulars.of(
                                new Words("某" + kind, "Some " + kind),
                                bodies.kind(kind).statuses().getFirst())))
                .id();
    }

    private PersonId somebody() {
        return people.add(HERE, "周倩", null, null, Lang.ZH);
    }

    private Posts.Giving giving(PersonId person, String office, OrganisationId body) {
        return giving(person, office, body, null, Set.of());
    }

    private Posts.Giving giving(
            PersonId person,
            String office,
            OrganisationId body,
            @Nullable PlaceCode area,
            @Nullable Set<PostId> relatives) {
        return new Posts.Giving(person, office, body, area, today, today.plusYears(1), relatives);
    }

    private static ProblemException refused(Runnable attempt) {
        try {
            attempt.run();
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("nothing was refused");
    }

    private static String field(ProblemException failure, String field) {
        return failure.fields().getOrDefault(field, "");
    }

    @Test
    void anOfficeIsHeldWhereItsKindHasIt() {
        var owners = open(place(community(), 1), "owners-committee");
        var failure = refused(() -> posts.start(HERE, somebody(), "clerk", owners, today, null));
        assertThat(failure.problem()).isEqualTo(Problem.INVALID);
        assertThat(failure.fields()).containsOnlyKeys("office");
    }

    @Test
    void manyAreGivenAtOnceAndARefusedOneStopsNoOther() {
        var teams = open(community(), "volunteer-team");
        var one = somebody();
        var outcomes = posts.giveAll(
                HERE,
                List.of(
                        giving(one, "volunteer", teams),
                        giving(somebody(), "owners-member", teams),
                        giving(one, "volunteer", teams),
                        giving(somebody(), "volunteer", teams)));

        assertThat(posts.get(HERE, outcomes.get(0).get()).person()).isEqualTo(one);
        assertThat(refused(() -> outcomes.get(1).get()).fields()).containsOnlyKeys("office");
        assertThat(refused(() -> outcomes.get(2).get()).problem()).isEqualTo(Problem.STATE); // held already
        assertThat(posts.current(HERE, teams))
                .extracting(Post::id)
                .containsExactly(outcomes.get(0).get(), outcomes.get(3).get());
        assertThat(outcomes.stream()
                        .filter(outcome -> outcome instanceof Tried.Done<PostId>)
                        .flatMap(done -> ledger.about(HERE, done.get().value()).stream()))
                .hasSize(2);
    }

    @Test
    void anElectedOfficeHasAnEndWithinItsTerm() {
        var owners = open(place(community(), 1), "owners-committee");
        var person = somebody();
        assertThat(field(refused(() -> posts.start(HERE, person, "owners-member", owners, today, null)), "to"))
                .isEqualTo("organisations.wrong.elected");
        assertThat(field(
                        refused(() -> posts.start(
                                HERE,
                                person,
                                "owners-member",
                                owners,
                                today,
                                today.plusMonths(60).plusDays(1))),
                        "to"))
                .isEqualTo("organisations.wrong.elected");
        posts.start(HERE, person, "owners-member", owners, today, today.plusMonths(60));
    }

    @Test
    void aBuildingHasOneChiefAndAChiefHasABuilding() {
        var community = community();
        var estate = place(community, 1);
        var building = place(estate, 1);
        var next = place(estate, 2);
        var committee = open(community, "residents-committee");
        var chief = somebody();
        assertThat(field(refused(() -> posts.give(HERE, giving(chief, "building-chief", committee))), "area"))
                .isEqualTo("organisations.wrong.area");
        assertThat(field(
                        refused(() -> posts.give(HERE, giving(chief, "building-chief", committee, estate, null))),
                        "area"))
                .isEqualTo("organisations.wrong.area");
        assertThat(field(
                        refused(() -> posts.give(
                                HERE, giving(chief, "building-chief", committee, new PlaceCode(estate + "999"), null))),
                        "area"))
                .isEqualTo("organisations.wrong.area");
        var post = posts.give(HERE, giving(chief, "building-chief", committee, building, null));
        assertThat(posts.get(HERE, post).place()).isEqualTo(building);
        assertThat(field(
                        refused(() ->
                                posts.give(HERE, giving(somebody(), "building-chief", committee, building, null))),
                        "office"))
                .isEqualTo("organisations.wrong.seats");
        posts.give(HERE, giving(chief, "building-chief", committee, next, null));
        assertThat(posts.inOffices(HERE, estate, Set.of("building-chief"), 10))
                .extracting(Post::place)
                .containsExactlyInAnyOrder(building, next);
        assertThat(posts.inOffices(HERE, next, Set.of("building-chief"), 10)).hasSize(1);
        assertThat(ledger.about(HERE, post.value()).getFirst().place())
                .as("no finer than the community")
                .isEqualTo(community);
    }

    @Test
    void theManagersStaffDoesNotSitOnTheOwnersCommittee() {
        var community = community();
        var estate = place(community, 1);
        var elsewhere = place(community, 2);
        var owners = open(estate, "owners-committee");
        var manager = open(STREET, "property-manager"); // runs estates here, stands elsewhere
        ties.link(HERE, manager, Link.Tie.MANAGES, estate);
        var guard = somebody();
        var post = posts.start(HERE, guard, "manager-staff", manager, today, null);

        assertThat(field(refused(() -> posts.give(HERE, giving(guard, "owners-member", owners))), "person"))
                .isEqualTo("organisations.conflict.manager-on-committee");
        posts.give(HERE, giving(guard, "owners-member", open(elsewhere, "owners-committee")));

        var owner = somebody();
        var office = posts.findOffice("owners-member").orElseThrow();
        assertThat(posts.askAbout(HERE, owners, office, owner))
                .extracting(Post::id)
                .containsExactly(post);
        assertThat(field(
                        refused(() -> posts.give(HERE, giving(owner, "owners-member", owners, null, null))),
                        "relatives"))
                .isEqualTo("organisations.wrong.relatives");
        assertThat(field(
                        refused(() -> posts.give(HERE, giving(owner, "owners-member", owners, null, Set.of(post)))),
                        "person"))
                .isEqualTo("organisations.conflict.manager-on-committee");
        posts.give(HERE, giving(owner, "owners-member", owners));
        assertThat(field(refused(() -> posts.start(HERE, owner, "manager-head", manager, today, null)), "person"))
                .isEqualTo("organisations.conflict.manager-on-committee");
    }

    @Test
    void whoSupervisesIsNeitherMemberNorRelative() {
        var community = community();
        var committee = open(community, "residents-committee");
        var supervision = open(community, "supervision-committee");
        var director = somebody();
        var post = posts.give(HERE, giving(director, "committee-director", committee));
        assertThat(field(
                        refused(() -> posts.give(HERE, giving(director, "supervision-member", supervision))), "person"))
                .isEqualTo("organisations.conflict.supervision-apart");
        assertThat(field(
                        refused(() -> posts.give(
                                HERE, giving(somebody(), "supervision-member", supervision, null, Set.of(post)))),
                        "person"))
                .isEqualTo("organisations.conflict.supervision-apart");
        posts.give(HERE, giving(somebody(), "supervision-member", supervision));
    }

    @Test
    void whoStandsLeavesTheElectionCommission() {
        var committee = open(community(), "residents-committee");
        var member = somebody();
        var relative = somebody();
        var seat = posts.give(HERE, giving(member, "election-commission", committee));
        var theirs = posts.give(HERE, giving(relative, "election-commission", committee));
        posts.give(HERE, giving(member, "candidate", committee, null, Set.of(theirs)));

        for (var left : List.of(seat, theirs)) {
            assertThat(posts.get(HERE, left).to()).isEqualTo(today);
            assertThat(ledger.about(HERE, left.value()))
                    .last()
                    .satisfies(act ->
                            assertThat(act.facts().get("reason").asString()).isEqualTo("CONFLICT"));
        }
        assertThat(field(refused(() -> posts.give(HERE, giving(member, "election-commission", committee))), "person"))
                .isEqualTo("organisations.conflict.commission-no-candidate");
    }

    @Test
    void anAppointedPostIsHandedOverForTheRestOfItsTerm() {
        var station = open(community(), "workstation");
        var old = somebody();
        var next = somebody();
        var post = posts.start(HERE, old, "clerk", station, today.minusDays(9), today.plusDays(90));
        var after = posts.handOver(HERE, post, next, today.plusDays(5), null);
        assertThat(posts.get(HERE, post).to()).isEqualTo(today.plusDays(5));
        assertThat(posts.get(HERE, after)).satisfies(handed -> {
            assertThat(handed.person()).isEqualTo(next);
            assertThat(handed.from()).isEqualTo(today.plusDays(5));
            assertThat(handed.to()).isEqualTo(today.plusDays(90));
        });
        var owners = open(place(community(), 1), "owners-committee");
        var elected = posts.give(HERE, giving(old, "owners-chair", owners));
        assertThat(field(refused(() -> posts.handOver(HERE, elected, next, today, Set.of())), "to"))
                .isEqualTo("organisations.wrong.by-election");
        assertThat(posts.get(HERE, elected).to()).isEqualTo(today.plusYears(1));
    }

    @Test
    void aRemovalSaysWhyAndTheWordsStayInside() {
        var station = open(community(), "workstation");
        var post = posts.start(HERE, somebody(), "clerk", station, today.minusDays(9), null);
        assertThat(field(refused(() -> posts.end(HERE, post, today, PostEnd.RECALLED, " ")), "note"))
                .isEqualTo("organisations.wrong.reason");
        posts.end(HERE, post, today, PostEnd.RECALLED, "收受礼品");
        assertThat(ledger.about(HERE, post.value()).toString()).doesNotContain("收受礼品");
    }

    @Test
    void aDelegationGivesThePostForItsDaysAndEndsByItself() {
        var station = open(community(), "workstation");
        var holder = somebody();
        var delegate = somebody();
        var post = posts.start(HERE, holder, "head", station, today.minusDays(9), today.plusDays(60));
        var from = today.plusDays(3);
        var given = delegations.give(HERE, post, delegate, Delegation.Reason.LEAVE, from, today.plusDays(10));

        assertThat(delegations.acting(HERE, delegate, today)).isEmpty();
        assertThat(delegations.acting(HERE, delegate, from)).singleElement().satisfies(acting -> {
            assertThat(acting.post().id()).isEqualTo(post);
            assertThat(acting.from()).isEqualTo(from);
            assertThat(acting.to()).isEqualTo(today.plusDays(10));
        });
        assertThat(delegations.acting(HERE, delegate, today.plusDays(10))).isEmpty();
        assertThat(delegations.acting(HERE, holder, from))
                .as("the holder keeps it")
                .hasSize(1);
        assertThat(ledger.about(HERE, post.value()).getLast().kind()).isEqualTo("post.delegated");
        assertThat(ledger.about(HERE, post.value()).toString()).doesNotContain(delegate.toString());

        assertThat(refused(() -> delegations.give(
                                HERE, post, somebody(), Delegation.Reason.LEAVE, today.plusDays(9), today.plusDays(11)))
                        .problem())
                .isEqualTo(Problem.STATE);
        posts.end(HERE, post, today.plusDays(5), PostEnd.RESIGNED);
        assertThat(delegations.acting(HERE, delegate, today.plusDays(5)))
                .as("ends with the post")
                .isEmpty();
        delegations.end(HERE, given);
        assertThat(delegations.acting(HERE, delegate, from)).isEmpty();
        assertThat(refused(() -> delegations.end(HERE, given)).problem()).isEqualTo(Problem.STATE);
    }

    @Test
    void refusesADelegationThatCannotBe() {
        var station = open(community(), "workstation");
        var holder = somebody();
        var post = posts.start(HERE, holder, "clerk", station, today.minusDays(9), today.plusDays(30));
        assertThat(refused(() -> delegations.give(
                                HERE, post, holder, Delegation.Reason.LEAVE, today.minusDays(1), today.plusDays(31)))
                        .fields())
                .containsOnlyKeys("from", "to", "person");
        assertThat(refused(() -> delegations.give(HERE, post, somebody(), Delegation.Reason.LEAVE, today, today))
                        .fields())
                .containsOnlyKeys("to");
        var owners = open(place(community(), 1), "owners-committee");
        var elected = posts.give(HERE, giving(holder, "owners-chair", owners));
        assertThat(refused(() -> delegations.give(
                                HERE, elected, somebody(), Delegation.Reason.LEAVE, today, today.plusDays(3)))
                        .problem())
                .isEqualTo(Problem.STATE);
    }
}
