package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.access.World.HERE;
import static org.linli.access.World.STREET;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.organisations.Organisations;
import org.linli.organisations.PostEnd;
import org.linli.organisations.Posts;
import org.linli.people.People;

/** What somebody may do follows from their posts in force and nothing else. */
@LinliTest
class AccessTests {
    private final Access access;
    private final Posts posts;
    private final World world;

    AccessTests(Access access, Posts posts, People people, Organisations organisations, Clock clock) {
        this.access = access;
        this.posts = posts;
        this.world = new World(people, organisations, posts, access, clock);
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
    void nobodyMayAnythingWithoutAPost() {
        var nobody = world.somebody();
        for (var permission : Permission.values()) {
            assertThat(access.may(nobody, permission, STREET, null)).isFalse();
            assertThat(problem(() -> access.scope(nobody, permission))).isEqualTo(Problem.FORBIDDEN);
        }
        assertThat(access.grants(nobody)).isEmpty();
        assertThat(access.unit(nobody, Permission.MATTERS_READ)).isEmpty();
    }

    @Test
    void aPostAtAPlaceReachesEverythingThereAndNothingBeside() {
        var station = world.organisation(world.community(), "station");
        var clerk = world.somebody();
        world.post(clerk, "clerk", station, null);

        assertThat(access.may(clerk, Permission.MATTERS_HANDLE, station.place(), null))
                .isTrue();
        assertThat(access.may(clerk, Permission.MATTERS_HANDLE, new PlaceCode(station.place() + "001"), null))
                .isTrue();
        assertThat(access.may(clerk, Permission.MATTERS_HANDLE, STREET, null)).isFalse();
        assertThat(access.may(clerk, Permission.MATTERS_HANDLE, world.community(), null))
                .isFalse();
        assertThat(access.may(clerk, Permission.MATTERS_HANDLE, STREET, station.id()))
                .isTrue();
        assertThat(access.may(clerk, Permission.MATTERS_SUPERVISE, station.place(), null))
                .isFalse();
        var scope = access.scope(clerk, Permission.MATTERS_READ);
        assertThat(scope.places()).containsExactly(station.place());
        assertThat(scope.units()).containsExactly(station.id().value());
        assertThat(access.unit(clerk, Permission.MATTERS_READ)).contains(station.id());
    }

    @Test
    void aPostInAUnitReachesWhatIsInItsHandsOnly() {
        var office = world.organisation(STREET, "safety");
        var officer = world.somebody();
        world.post(officer, "officer", office, null);

        assertThat(access.may(officer, Permission.MATTERS_HANDLE, STREET, null)).isFalse();
        assertThat(access.may(officer, Permission.MATTERS_HANDLE, world.community(), office.id()))
                .isTrue();
        var scope = access.scope(officer, Permission.MATTERS_HANDLE);
        assertThat(scope.places()).isEmpty();
        assertThat(scope.units()).containsExactly(office.id().value());
        assertThat(problem(() -> access.demand(officer, Permission.MATTERS_HANDLE, STREET, null)))
                .isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void aPostThatEndsTakesItsPermissionsAlongAtOnce() {
        var station = world.organisation(world.community(), "station");
        var clerk = world.somebody();
        var post = world.post(clerk, "clerk", station, null);
        access.demand(clerk, Permission.MATTERS_READ, station.place(), null);

        posts.end(HERE, post, world.today(), PostEnd.RECALLED);

        assertThat(problem(() -> access.demand(clerk, Permission.MATTERS_READ, station.place(), null)))
                .isEqualTo(Problem.FORBIDDEN);
        assertThat(access.grants(clerk)).isEmpty();
    }

    @Test
    void neitherATermThatRanOutNorOneThatIsToComeGivesAnything() {
        var station = world.organisation(world.community(), "station");
        var past = world.somebody();
        world.post(past, "clerk", station, world.today());
        var future = world.somebody();
        posts.start(HERE, future.person(), "clerk", station.id(), world.today().plusDays(1), null);

        assertThat(access.may(past, Permission.MATTERS_READ, station.place(), null))
                .isFalse();
        assertThat(access.may(future, Permission.MATTERS_READ, station.place(), null))
                .isFalse();
    }

    @Test
    void saysInPlainWordsWhatAndWhereAndUntilWhen() {
        var station = world.organisation(world.community(), "station");
        var head = world.somebody();
        var post = world.post(head, "head", station, world.today().plusDays(10));

        assertThat(access.grants(head)).singleElement().satisfies(grant -> {
            assertThat(grant.post()).isEqualTo(post);
            assertThat(grant.organisation()).isEqualTo(station.name());
            assertThat(grant.permissions()).contains(Permission.MATTERS_SUPERVISE);
            assertThat(grant.until()).isEqualTo(world.today().plusDays(9));
        });
    }
}
