package org.linli.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.PlaceChanges;
import org.linli.places.Places;

/** Posts for a building or an estate that is merged away, split or gone; and posts at a place that is no more. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostCarryingTests {
    private static final District HERE = new District("970365");
    private static final PlaceCode STREET = new PlaceCode("970365001");
    private static int communities;

    private final Bodies bodies;
    private final Posts posts;
    private final Delegations delegations;
    private final People people;
    private final Places places;
    private final PlaceChanges changes;
    private final Ledger ledger;
    private final LocalDate today;

    PostCarryingTests(
            Bodies bodies,
            Posts posts,
            Delegations delegations,
            People people,
            Places places,
            PlaceChanges changes,
            Ledger ledger,
            Clock clock) {
        this.bodies = bodies;
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
                970365,撤并试验区,district,Mergers
                970365001,青瓷街道,subdistrict,Celadon
                """;
        TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
    }

    private PlaceCode open(String code) {
        var place = new PlaceCode(code);
        changes.open(new PlaceChanges.Opening(place, "处" + code.substring(9), ""), today.minusYears(2));
        return place;
    }

    private synchronized PlaceCode community() {
        return open(STREET + "%03d".formatted(++communities));
    }

    private OrganisationId body(PlaceCode place, String kind) {
        return bodies.open(new Bodies.Opening(
                        place,
                        kind,
                        "",
                        null,
                        today.minusYears(1),
                        Particulars.of(new Words("某", "A"), LegalStatus.ESTABLISHED)))
                .id();
    }

    private PersonId somebody() {
        return people.add(HERE, "周倩", null, null, Lang.ZH);
    }

    private PostId give(OrganisationId at, String office, PlaceCode area, PersonId person) {
        return posts.give(
                HERE, new Posts.Giving(person, office, at, area, today.minusDays(90), today.plusDays(200), Set.of()));
    }

    private List<Post> held(PersonId person) {
        return posts.inForce(HERE, person, today);
    }

    private String ended(PostId id) {
        return ledger.about(HERE, id.value()).getLast().facts().path("reason").asString("");
    }

    @Test
    void aBuildingsChiefGoesOnForTheCodeThatSucceedsIt() {
        var community = community();
        var estate = open(community + "001");
        var old = open(estate + "001");
        var committee = body(community, "residents-committee");
        var chief = somebody();
        var post = give(committee, "building-chief", old, chief);
        var next = open(estate + "002");
        changes.close(old, today, List.of(next));
        ledger.drain();

        assertThat(held(chief)).singleElement().satisfies(now -> {
            assertThat(now.place()).isEqualTo(next);
            assertThat(now.from()).isEqualTo(today);
            assertThat(now.to()).as("the same term").isEqualTo(today.plusDays(200));
        });
        assertThat(posts.get(HERE, post).to()).isEqualTo(today);
        assertThat(ended(post)).isEqualTo("PLACE");
        ledger.drain();
        assertThat(held(chief)).hasSize(1);
    }

    @Test
    void ofTwoMergedBuildingsOneChiefGoesOnAndTheOthersPostEnds() {
        var community = community();
        var estate = open(community + "001");
        var left = open(estate + "001");
        var right = open(estate + "002");
        var committee = body(community, "residents-committee");
        var one = somebody();
        var other = somebody();
        give(committee, "building-chief", left, one);
        give(committee, "building-chief", right, other);
        changes.merge(List.of(left, right), new PlaceChanges.Opening(new PlaceCode(estate + "003"), "合", ""), today);
        ledger.drain();
        assertThat(held(one).size() + held(other).size()).as("one seat").isEqualTo(1);
        assertThat(held(one)).extracting(Post::place).containsExactly(new PlaceCode(estate + "003"));
    }

    @Test
    void aPostForWhatWasSplitOrIsGoneEndsAndItsDelegationGoesOnOnlyWithIt() {
        var community = community();
        var estate = open(community + "001");
        var gone = open(community + "002");
        var branch = body(community, "party-branch");
        var lead = somebody();
        var post = give(branch, "estate-lead", estate, lead);
        var second = give(branch, "estate-lead", gone, lead);
        changes.split(
                estate,
                List.of(
                        new PlaceChanges.Opening(new PlaceCode(community + "003"), "东", ""),
                        new PlaceChanges.Opening(new PlaceCode(community + "004"), "西", "")),
                today);
        changes.close(gone, today, List.of());
        ledger.drain();
        assertThat(held(lead)).isEmpty();
        assertThat(ended(post)).isEqualTo("PLACE");
        assertThat(ended(second)).isEqualTo("PLACE");

        var kept = open(community + "005");
        var third = give(branch, "estate-lead", kept, lead);
        var delegate = somebody();
        delegations.give(HERE, third, delegate, Delegation.Reason.LEAVE, today, today.plusDays(30));
        var next = open(community + "006");
        changes.close(kept, today, List.of(next));
        ledger.drain();
        assertThat(delegations.acting(HERE, delegate, today)).singleElement().satisfies(acting -> {
            assertThat(acting.post().place()).isEqualTo(next);
            assertThat(acting.to()).isEqualTo(today.plusDays(30));
        });
    }

    /** The committee waits to be told where it belongs; so do its chiefs. Those beyond its new place end. */
    @Test
    void whenACommunityIsSplitItsChiefsWaitWithTheirCommittee() {
        var old = community();
        var estates = List.of(open(old + "001"), open(old + "002"));
        var buildings = List.of(open(estates.get(0) + "001"), open(estates.get(1) + "001"));
        var committee = body(old, "residents-committee");
        var chiefs = List.of(somebody(), somebody());
        give(committee, "building-chief", buildings.get(0), chiefs.get(0));
        give(committee, "building-chief", buildings.get(1), chiefs.get(1));
        var parts = List.of(community(), community());
        for (var i = 0; i < 2; i++) {
            var estate = open(parts.get(i) + "001");
            changes.close(buildings.get(i), today, List.of(open(estate + "001")));
            changes.close(estates.get(i), today, List.of(estate));
        }
        changes.close(old, today, parts);
        ledger.drain();

        var waiting = bodies.get(HERE, committee);
        assertThat(waiting.waiting()).isEqualTo(today);
        bodies.move(HERE, committee, waiting.version(), parts.get(0));
        ledger.drain();
        assertThat(held(chiefs.get(0))).extracting(Post::place).containsExactly(new PlaceCode(parts.get(0) + "001001"));
        assertThat(held(chiefs.get(1))).as("was chosen for a building beyond").isEmpty();
    }

    @Test
    void noPostIsGivenForAPlaceThatIsNoMore() {
        var community = community();
        var estate = open(community + "001");
        var building = open(estate + "001");
        var committee = body(community, "residents-committee");
        changes.close(building, today, List.of());
        var refused = catchThrowableOfType(
                ProblemException.class, () -> give(committee, "building-chief", building, somebody()));
        assertThat(refused.problem()).isEqualTo(Problem.INVALID);
        assertThat(refused.fields()).containsEntry("area", "organisations.wrong.area");
    }

    @Test
    void termsThatOverlapAreRefusedAndThoseThatFollowAreNot() {
        var community = community();
        var committee = body(community, "residents-committee");
        var person = somebody();
        var until = today.plusDays(100);
        posts.give(
                HERE,
                new Posts.Giving(person, "election-commission", committee, null, today.minusDays(20), until, Set.of()));
        var refused = catchThrowableOfType(
                ProblemException.class,
                () -> posts.give(
                        HERE,
                        new Posts.Giving(
                                person,
                                "election-commission",
                                committee,
                                null,
                                until.minusDays(1),
                                until.plusDays(50),
                                Set.of())));
        assertThat(refused.problem()).isEqualTo(Problem.STATE);
        assertThat(refused.fields()).containsEntry("from", "organisations.wrong.overlap");
        posts.give(
                HERE,
                new Posts.Giving(person, "election-commission", committee, null, until, until.plusDays(50), Set.of()));
    }
}
