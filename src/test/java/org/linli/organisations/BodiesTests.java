package org.linli.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.PlaceChanges;
import org.linli.places.Places;

/** The register of organisations, and what becomes of them when their place is no more. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesTests {
    private static final District HERE = new District("970301");
    private static final PlaceCode STREET = new PlaceCode("970301001");
    private static int communities;

    private final Bodies bodies;
    private final Organisations organisations;
    private final Ties ties;
    private final Posts posts;
    private final People people;
    private final Places places;
    private final PlaceChanges changes;
    private final Ledger ledger;
    private final LocalDate today;

    BodiesTests(
            Bodies bodies,
            Organisations organisations,
            Ties ties,
            Posts posts,
            People people,
            Places places,
            PlaceChanges changes,
            Ledger ledger,
            Clock clock) {
        this.bodies = bodies;
        this.organisations = organisations;
        this.ties = ties;
        this.posts = posts;
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
                970301,组织试验区,district,Bodies
                970301001,青瓷街道,subdistrict,Celadon
                """;
        TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized PlaceCode community() {
        var code = new PlaceCode(STREET + "%03d".formatted(++communities));
        changes.open(new PlaceChanges.Opening(code, "社区" + communities, ""), today.minusYears(5));
        return code;
    }

    private PlaceCode estate(PlaceCode community) {
        var code = new PlaceCode(community + "001");
        changes.open(new PlaceChanges.Opening(code, "小区", ""), today.minusYears(5));
        return code;
    }

    private static Particulars about(String name, LegalStatus status) {
        return Particulars.of(new Words(name, name), status);
    }

    private Body open(PlaceCode place, String kind, @Nullable Body parent) {
        return bodies.open(new Bodies.Opening(
                place,
                kind,
                kind.equals("workstation") ? "station" : "",
                parent == null ? null : parent.id(),
                today.minusYears(1),
                about("某" + kind, bodies.kind(kind).statuses().getFirst())));
    }

    private Body again(Body body) {
        return bodies.get(HERE, body.id());
    }

    private List<String> kinds(Body body) {
        return ledger.about(HERE, body.id().value()).stream()
                .map(Recorded::kind)
                .toList();
    }

    private static ProblemException refused(Runnable attempt) {
        try {
            attempt.run();
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void whatIsOpenedStandsWithWhatItSaysOfItself() {
        var community = community();
        var about = new Particulars(
                new Words("听雨合唱团", "Rain choir"),
                LegalStatus.REGISTERED,
                "53440305MJ",
                today.plusYears(1),
                42,
                "周三排练",
                "二楼",
                "一人一票");
        var choir =
                bodies.open(new Bodies.Opening(community, "social-organisation", "", null, today.minusYears(3), about));

        assertThat(again(choir)).isEqualTo(choir);
        assertThat(choir.about()).isEqualTo(about);
        assertThat(choir.openedOn()).isEqualTo(today.minusYears(3));
        assertThat(organisations.named(HERE, List.of(choir.id()))).containsEntry(choir.id(), choir.organisation());
        assertThat(organisations.list(HERE, community, 10))
                .as("answers for nothing")
                .isEmpty();
        assertThat(bodies.listPublic(HERE, community, List.of(), 10)).containsExactly(choir);
        assertThat(kinds(choir)).containsExactly("organisation.opened");
        assertThat(ledger.about(HERE, choir.id().value()).getFirst().facts().toString())
                .contains("social-organisation", "REGISTERED")
                .doesNotContain("听雨", "53440305MJ");
    }

    @Test
    void refusesAllThatIsWrongAtOnce() {
        var estate = estate(community());
        var failure = refused(() -> bodies.open(new Bodies.Opening(
                estate, "residents-committee", "station", null, today.plusDays(1), about("", LegalStatus.REGISTERED))));
        assertThat(failure.problem()).isEqualTo(Problem.INVALID);
        assertThat(failure.fields()).containsOnlyKeys("zh", "en", "status", "place", "function", "from");
        assertThat(refused(() -> open(new PlaceCode(STREET + "999"), "residents-committee", null))
                        .fields())
                .containsEntry("place", "organisations.wrong.place");
    }

    @Test
    void manyAreOpenedAtOnceAndARefusedOneStopsNoOther() {
        var community = community();
        var about = about("棋社", LegalStatus.UNREGISTERED);
        var outcomes = bodies.openAll(List.of(
                new Bodies.Opening(community, "social-organisation", "", null, today, about),
                new Bodies.Opening(community, "owners-committee", "", null, today.plusDays(1), about),
                new Bodies.Opening(community, "social-organisation", "", null, today, about)));

        assertThat(kinds(outcomes.get(0).get())).containsExactly("organisation.opened");
        assertThat(refused(() -> outcomes.get(1).get()).fields()).containsOnlyKeys("from", "status");
        assertThat(bodies.listPublic(HERE, community, List.of(), 10))
                .containsExactlyInAnyOrder(
                        outcomes.get(0).get(), outcomes.get(2).get());
    }

    @Test
    void manyOfAKindStandAtAPlaceButOneForEachFunction() {
        var community = community();
        open(community, "social-organisation", null);
        open(community, "social-organisation", null);
        var station = open(community, "workstation", null);
        assertThat(organisations.answering(community, "station")).contains(station.organisation());
        assertThat(refused(() -> open(community, "workstation", null)).problem())
                .isEqualTo(Problem.STATE);
        bodies.close(HERE, station.id(), 0, today);
        assertThat(organisations.answering(community, "station")).isEmpty();
        var next = open(community, "workstation", null);
        assertThat(organisations.answering(community, "station")).contains(next.organisation());
    }

    @Test
    void aChangeTellsItsFieldsAndNobodyWritesOverAnother() {
        var team = open(community(), "volunteer-team", null);
        var about = new Particulars(team.about().name(), LegalStatus.FILED, "备 7", null, 60, "", "", "");
        bodies.change(HERE, team.id(), 0, about);
        bodies.change(HERE, team.id(), 1, about);

        assertThat(again(team).about()).isEqualTo(about);
        assertThat(kinds(team)).containsExactly("organisation.opened", "organisation.changed");
        assertThat(ledger.about(HERE, team.id().value())
                        .getLast()
                        .facts()
                        .get("fields")
                        .toString())
                .contains("status", "number", "members")
                .doesNotContain("备 7");
        assertThat(refused(() -> bodies.change(HERE, team.id(), 0, about)).problem())
                .isEqualTo(Problem.STALE);
    }

    @Test
    void theTreeReachesDownToTheDoorwayAndKnowsNoCircle() {
        var community = community();
        var estate = estate(community);
        var committee = open(community, "party-committee", null);
        var branch = open(estate, "party-branch", committee);
        var group = open(estate, "party-group", branch);

        assertThat(bodies.above(HERE, group.id())).extracting(Body::id).containsExactly(branch.id(), committee.id());
        assertThat(bodies.below(HERE, committee.id(), 10)).extracting(Body::id).containsExactly(branch.id());
        assertThat(refused(() -> bodies.nest(HERE, branch.id(), 0, group.id())).fields())
                .containsEntry("parent", "organisations.wrong.parent");

        var teams = List.of(open(community, "volunteer-team", null), open(community, "volunteer-team", null));
        bodies.nest(HERE, teams.get(0).id(), 0, teams.get(1).id());
        assertThat(refused(() -> bodies.nest(
                                HERE, teams.get(1).id(), 0, teams.get(0).id()))
                        .fields())
                .containsEntry("parent", "organisations.wrong.circle");
        assertThat(refused(() -> bodies.nest(
                                HERE, teams.get(1).id(), 0, teams.get(1).id()))
                        .fields())
                .containsEntry("parent", "organisations.wrong.circle");
        bodies.nest(HERE, teams.get(0).id(), 1, null);
        assertThat(again(teams.get(0)).parent()).isNull();
    }

    /** Each alone is well; both together would be a circle. */
    @Test
    void twoWhoChangeTheTreeAtOnceCloseNoCircle() throws Exception {
        var community = community();
        for (var round = 0; round < 5; round++) {
            var one = open(community, "volunteer-team", null);
            var other = open(community, "volunteer-team", null);
            try (var pool = Executors.newFixedThreadPool(2)) {
                Callable<Boolean> there = () -> nested(one, other);
                Callable<Boolean> back = () -> nested(other, one);
                var done = 0;
                for (Future<Boolean> result : pool.invokeAll(List.of(there, back))) {
                    done += result.get() ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
            }
        }
    }

    private boolean nested(Body child, Body parent) {
        try {
            bodies.nest(HERE, child.id(), 0, parent.id());
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    @Test
    void whatOthersReferToIsNotClosed() {
        var community = community();
        var committee = open(community, "residents-committee", null);
        var council = open(community, "residents-council", committee);
        assertThat(bodies.inTheWay(HERE, committee.id())).isEqualTo(Map.of("organisations.claim.below", 1L));
        assertThat(refused(() -> bodies.close(HERE, committee.id(), 0, today)).problem())
                .isEqualTo(Problem.STATE);
        bodies.close(HERE, council.id(), 0, today);
        bodies.close(HERE, committee.id(), 0, today);
        assertThat(again(committee).closedOn()).isEqualTo(today);
        assertThat(refused(() -> bodies.close(HERE, committee.id(), 1, today)).problem())
                .isEqualTo(Problem.STATE);
        assertThat(refused(() -> ties.note(HERE, committee.id(), BodyNote.About.CONDUCT, today, "迟", somebody()))
                        .problem())
                .isEqualTo(Problem.STATE);
    }

    private PersonId somebody() {
        return people.add(HERE, "周倩", null, null, Lang.ZH);
    }

    @Test
    void whatClosesTakesItsPostsAndTiesWithIt() {
        var community = community();
        var station = open(community, "workstation", null);
        var council = open(community, "residents-council", null);
        var holder = somebody();
        var now = posts.start(HERE, holder, "clerk", station.id(), today.minusDays(9), null);
        var later = posts.start(HERE, holder, "head", station.id(), today.plusDays(9), null);
        var told = posts.start(HERE, somebody(), "clerk", station.id(), today.minusDays(9), null);
        posts.end(HERE, told, today.plusDays(30), PostEnd.RESIGNED);
        ties.link(HERE, station.id(), Link.Tie.GUIDES, council.id());

        bodies.close(HERE, station.id(), 0, today);

        assertThat(posts.inForce(HERE, holder, today)).isEmpty();
        assertThat(posts.at(HERE, station.id(), today)).isEmpty();
        assertThat(posts.at(HERE, station.id(), today.plusDays(10))).isEmpty();
        assertThat(ledger.about(HERE, now.value()))
                .last()
                .satisfies(
                        act -> assertThat(act.facts().get("reason").asString()).isEqualTo("CLOSED"));
        assertThat(posts.get(HERE, later).holdsOn(today.plusDays(9))).isFalse();
        assertThat(ties.of(HERE, List.of(council.id()))).isEmpty();
        assertThat(kinds(station))
                .containsExactly(
                        "organisation.opened", "organisation.linked", "organisation.unlinked", "organisation.closed");
        assertThat(refused(() -> posts.start(HERE, holder, "clerk", station.id(), today, null))
                        .fields())
                .containsEntry("organisation", "organisations.wrong.closed");
        assertThat(refused(() -> bodies.close(HERE, council.id(), 0, today.plusDays(1)))
                        .fields())
                .containsEntry("to", "organisations.wrong.closing");
    }

    @Test
    void aTieHoldsOnceAndOnlyWhereItMakesSense() {
        var community = community();
        var estate = estate(community);
        var manager = open(estate, "property-manager", null);
        var owners = open(estate, "owners-committee", null);
        var branch = open(community, "party-branch", null);

        var runs = ties.link(HERE, manager.id(), Link.Tie.MANAGES, estate);
        ties.link(HERE, branch.id(), Link.Tie.SITS, owners.id());
        assertThat(refused(() -> ties.link(HERE, branch.id(), Link.Tie.SITS, owners.id()))
                        .problem())
                .isEqualTo(Problem.STATE);
        assertThat(refused(() -> ties.link(HERE, branch.id(), Link.Tie.SITS, branch.id()))
                        .problem())
                .isEqualTo(Problem.INVALID);
        assertThat(refused(() -> ties.link(HERE, branch.id(), Link.Tie.SITS, estate))
                        .problem())
                .isEqualTo(Problem.INVALID);
        assertThat(refused(() -> ties.link(HERE, manager.id(), Link.Tie.MANAGES, owners.id()))
                        .problem())
                .isEqualTo(Problem.INVALID);
        assertThat(ties.to(HERE, community)).extracting(Link::id).containsExactly(runs);
        ties.unlink(HERE, runs);
        assertThat(refused(() -> ties.unlink(HERE, runs)).problem()).isEqualTo(Problem.STATE);
        ties.link(HERE, manager.id(), Link.Tie.MANAGES, estate);
        assertThat(ties.of(HERE, List.of(owners.id()))).extracting(Link::tie).containsExactly(Link.Tie.SITS);
    }

    @Test
    void aNoteIsKeptAndItsWordsAreNotPublic() {
        var owners = open(community(), "owners-committee", null);
        var author = somebody();
        ties.note(HERE, owners.id(), BodyNote.About.GUIDANCE, today, " 账目应当公示 ", author);
        assertThat(ties.notes(HERE, owners.id())).singleElement().satisfies(note -> {
            assertThat(note.text()).isEqualTo("账目应当公示");
            assertThat(note.author()).isEqualTo(author);
        });
        assertThat(ledger.about(HERE, owners.id().value()).toString()).doesNotContain("账目", author.toString());
        assertThat(refused(() -> ties.note(HERE, owners.id(), BodyNote.About.CONDUCT, today.plusDays(1), "x", author))
                        .fields())
                .containsKey("day");
    }

    @Test
    void aMergedPlacesOrganisationsMoveToItsSuccessor() {
        var left = community();
        var right = community();
        var station = open(left, "workstation", null);
        var other = open(right, "workstation", null);
        var council = open(left, "residents-council", null);
        var manager = open(left, "property-manager", null);
        ties.link(HERE, manager.id(), Link.Tie.MANAGES, left);
        var holder = somebody();
        var post = posts.start(HERE, holder, "clerk", station.id(), today.minusDays(9), null);
        var whole = new PlaceCode(STREET + "%03d".formatted(900 + communities));
        changes.merge(List.of(left, right), new PlaceChanges.Opening(whole, "合并社区", ""), today);
        ledger.drain();

        assertThat(again(council).place()).isEqualTo(whole);
        assertThat(kinds(council)).containsExactly("organisation.opened", "organisation.moved");
        assertThat(ties.to(HERE, whole)).extracting(Link::source).containsExactly(manager.id());
        // of two workstations the first moves, the other waits for somebody to say which remains
        assertThat(again(station).place()).isEqualTo(whole);
        assertThat(posts.get(HERE, post).place()).isEqualTo(whole);
        assertThat(again(other).place()).isEqualTo(right);
        assertThat(again(other).waiting()).isEqualTo(today);
        assertThat(kinds(other)).containsExactly("organisation.opened", "organisation.waiting");
        assertThat(organisations.answering(whole, "station").map(Organisation::id))
                .contains(station.id());
        assertThat(refused(() -> posts.start(HERE, holder, "clerk", other.id(), today, null))
                        .fields())
                .containsKey("organisation");
        assertThat(refused(() -> bodies.move(HERE, other.id(), 1, whole)).fields())
                .containsEntry("place", "organisations.wrong.taken");
        assertThat(refused(() -> open(right, "residents-council", null)).fields())
                .containsKey("place");
    }

    @Test
    void aSplitPlacesOrganisationsWaitUntilSomebodySaysWhere() {
        var old = community();
        var council = open(old, "residents-council", null);
        var parts = List.of(
                new PlaceChanges.Opening(new PlaceCode(STREET + "%03d".formatted(800 + communities)), "东", ""),
                new PlaceChanges.Opening(new PlaceCode(STREET + "%03d".formatted(850 + communities)), "西", ""));
        changes.split(old, parts, today);
        ledger.drain();
        ledger.drain();

        assertThat(again(council).waiting()).isEqualTo(today);
        bodies.move(HERE, council.id(), 1, parts.getFirst().code());
        assertThat(again(council).place()).isEqualTo(parts.getFirst().code());
        assertThat(again(council).waiting()).isNull();
        assertThat(kinds(council)).containsExactly("organisation.opened", "organisation.waiting", "organisation.moved");
    }
}
