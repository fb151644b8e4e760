package org.linli.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.people.People;

@LinliTest
class OrganisationsTests {
    private static final District HERE = new District("980004");
    private static final PlaceCode STREET = new PlaceCode("980004001");
    private static int communities;

    private final Organisations organisations;
    private final Posts posts;
    private final People people;
    private final Ledger ledger;
    private final LocalDate today;

    OrganisationsTests(Organisations organisations, Posts posts, People people, Ledger ledger, Clock clock) {
        this.organisations = organisations;
        this.posts = posts;
        this.people = people;
        this.ledger = ledger;
        this.today = LocalDate.now(clock);
    }

    private static PlaceCode community() {
        return new PlaceCode(STREET + "%03d".formatted(++communities));
    }

    private static Words words(String name) {
        return new Words(name, name);
    }

    private static Problem problem(Runnable attempt) {
        try {
            attempt.run();
        } catch (ProblemException e) {
            return e.problem();
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void theNearestOneAtOrAboveAnswers() {
        var community = community();
        var estate = new PlaceCode(community + "001");
        var station = organisations.add(community, "station", words("站"));
        var office =
                organisations.find(STREET, "office").orElseGet(() -> organisations.add(STREET, "office", words("办")));

        assertThat(organisations.answering(estate, "station")).contains(station);
        assertThat(organisations.answering(estate, "office")).contains(office);
        assertThat(organisations.answering(STREET, "station")).isEmpty();
        assertThat(organisations.answering(estate, "police")).isEmpty();
        assertThat(organisations.find(estate, "station")).isEmpty();
        assertThat(organisations.list(HERE, community, 10)).containsExactly(station);
        assertThat(organisations.named(HERE, List.of(station.id(), office.id())))
                .containsEntry(station.id(), station)
                .containsEntry(office.id(), office);
        assertThat(organisations.get(HERE, station.id())).isEqualTo(station);
    }

    @Test
    void oneFunctionAtOnePlaceIsOneOrganisation() {
        var community = community();
        organisations.add(community, "station", words("站"));
        assertThat(problem(() -> organisations.add(community, "station", words("又一个"))))
                .isEqualTo(Problem.STATE);
        assertThat(problem(() -> organisations.add(community, "spaceport", words("港"))))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(() -> organisations.add(community, "office", words(" "))))
                .isEqualTo(Problem.INVALID);
    }

    @Test
    void aPostThatStartsAndEndsIsAPublicActWithoutItsHolder() {
        var station = organisations.add(community(), "station", words("站"));
        var fang = people.add(HERE, "王芳", null, null, Lang.ZH);

        var post = posts.start(HERE, fang, "clerk", station.id(), today, null);
        assertThat(posts.inForce(HERE, fang, today)).extracting(Post::id).containsExactly(post);
        assertThat(posts.at(HERE, station.id(), today)).extracting(Post::person).containsExactly(fang);
        posts.end(HERE, post, today, PostEnd.MOVED);

        assertThat(posts.inForce(HERE, fang, today)).isEmpty();
        assertThat(posts.of(HERE, fang)).hasSize(1);
        var acts = ledger.about(HERE, post.value());
        assertThat(acts).extracting(Recorded::kind).containsExactly("post.started", "post.ended");
        assertThat(acts).extracting(Recorded::act).hasOnlyElementsOfTypes(PostStarted.class, PostEnded.class);
        assertThat(acts.toString()).doesNotContain(fang.toString());
        assertThat(problem(() -> posts.end(HERE, post, today, PostEnd.RECALLED)))
                .isEqualTo(Problem.STATE);
    }

    @Test
    void theSamePostIsNotHeldTwiceOnOneDay() {
        var station = organisations.add(community(), "station", words("站"));
        var fang = people.add(HERE, "王芳", null, null, Lang.ZH);
        var other = people.add(HERE, "周倩", null, null, Lang.ZH);
        posts.start(HERE, fang, "clerk", station.id(), today, today.plusYears(1));

        assertThat(problem(() -> posts.start(HERE, fang, "clerk", station.id(), today.plusDays(9), null)))
                .isEqualTo(Problem.STATE);
        posts.start(HERE, fang, "head", station.id(), today, null);
        posts.start(HERE, other, "clerk", station.id(), today, null);
        posts.start(HERE, fang, "clerk", station.id(), today.plusYears(1), null);
        assertThat(posts.at(HERE, station.id(), today)).hasSize(3);
    }

    @Test
    void refusesAPostOfNobodyNowhereOrBackwards() {
        var station = organisations.add(community(), "station", words("站")).id();
        var fang = people.add(HERE, "王芳", null, null, Lang.ZH);
        assertThat(problem(() -> posts.start(HERE, fang, "king", station, today, null)))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(() -> posts.start(HERE, fang, "clerk", station, today, today)))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(() -> posts.start(HERE, fang, "clerk", new OrganisationId(UUID.randomUUID()), today, null)))
                .isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(() -> posts.start(
                        HERE, new org.linli.people.PersonId(UUID.randomUUID()), "clerk", station, today, null)))
                .isEqualTo(Problem.NOT_FOUND);
        assertThatThrownBy(() -> posts.get(HERE, new PostId(UUID.randomUUID()))).isInstanceOf(ProblemException.class);
    }

    @Test
    void aTermThatRunsOutIsRecordedOnce() {
        var station = organisations.add(community(), "station", words("站"));
        var fang = people.add(HERE, "王芳", null, null, Lang.ZH);
        var post = posts.start(HERE, fang, "officer", station.id(), today.minusDays(9), today);

        assertThat(posts.inForce(HERE, fang, today)).isEmpty();
        assertThat(posts.endRunOut(HERE, 100)).isPositive();
        assertThat(posts.endRunOut(HERE, 100)).isZero();
        assertThat(ledger.about(HERE, post.value()))
                .last()
                .satisfies(
                        act -> assertThat(act.facts().get("reason").asString()).isEqualTo("TERM"));
    }
}
