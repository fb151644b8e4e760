package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.organisations.Delegation;
import org.linli.organisations.Delegations;
import org.linli.organisations.Organisations;
import org.linli.organisations.PostEnd;
import org.linli.organisations.Posts;
import org.linli.people.People;

/** Who acts for another may do what the other may, for these days and not longer. */
@LinliTest
class DelegationTests {
    private final Access access;
    private final Delegations delegations;
    private final Posts posts;
    private final World world;

    DelegationTests(
            Access access,
            Delegations delegations,
            Posts posts,
            People people,
            Organisations organisations,
            Clock clock) {
        this.access = access;
        this.delegations = delegations;
        this.posts = posts;
        this.world = new World(people, organisations, posts, access, clock);
    }

    @Test
    void aDelegateMayWhatThePostAllowsAndNothingElse() {
        var station = world.organisation(world.community(), "station");
        var head = world.somebody();
        var deputy = world.somebody();
        var post = world.post(head, "head", station, null);
        var until = world.today().plusDays(7);
        delegations.give(World.HERE, post, deputy.person(), Delegation.Reason.LEAVE, world.today(), until);

        assertThat(access.may(deputy, Permission.MATTERS_SUPERVISE, station.place(), null))
                .isTrue();
        assertThat(access.may(deputy, Permission.MATTERS_SUPERVISE, World.STREET, null))
                .isFalse();
        assertThat(access.may(deputy, Permission.MATTERS_ADJUDICATE)).isFalse();
        assertThat(access.scope(deputy, Permission.MATTERS_READ).places()).containsExactly(station.place());
        assertThat(access.unit(deputy, Permission.MATTERS_HANDLE)).contains(station.id());
        assertThat(access.may(head, Permission.MATTERS_SUPERVISE, station.place(), null))
                .isTrue();
        assertThat(access.grants(deputy)).singleElement().satisfies(grant -> {
            assertThat(grant.delegated()).isTrue();
            assertThat(grant.from()).isEqualTo(world.today());
            assertThat(grant.until()).isEqualTo(until.minusDays(1));
        });
        assertThat(access.grants(head))
                .singleElement()
                .satisfies(grant -> assertThat(grant.delegated()).isFalse());
    }

    @Test
    void itGivesNothingBeforeItsDaysNorAfterTheyAreCutShort() {
        var station = world.organisation(world.community(), "station");
        var deputy = world.somebody();
        var post = world.post(world.somebody(), "head", station, null);
        var tomorrow = world.today().plusDays(1);
        delegations.give(
                World.HERE, post, deputy.person(), Delegation.Reason.SECONDMENT, tomorrow, tomorrow.plusDays(1));
        assertThat(access.may(deputy, Permission.MATTERS_READ)).isFalse();
        var now = delegations.give(World.HERE, post, deputy.person(), Delegation.Reason.LEAVE, world.today(), tomorrow);
        assertThat(access.may(deputy, Permission.MATTERS_READ)).isTrue();
        delegations.end(World.HERE, now);
        assertThat(access.may(deputy, Permission.MATTERS_READ)).isFalse();
    }

    @Test
    void itEndsWithThePost() {
        var station = world.organisation(world.community(), "station");
        var deputy = world.somebody();
        var post = world.post(world.somebody(), "head", station, null);
        delegations.give(
                World.HERE,
                post,
                deputy.person(),
                Delegation.Reason.LEAVE,
                world.today(),
                world.today().plusDays(9));
        posts.end(World.HERE, post, world.today(), PostEnd.RESIGNED);
        assertThat(access.may(deputy, Permission.MATTERS_READ)).isFalse();
        assertThat(access.grants(deputy)).isEmpty();
    }

    @Test
    void ofTwoPostsTheirOwnStandsFirst() {
        var own = world.organisation(world.community(), "station");
        var other = world.organisation(world.community(), "station");
        var clerk = world.somebody();
        world.post(clerk, "clerk", own, null);
        var post = world.post(world.somebody(), "clerk", other, null);
        delegations.give(
                World.HERE,
                post,
                clerk.person(),
                Delegation.Reason.LEAVE,
                world.today(),
                world.today().plusDays(9));
        assertThat(access.unit(clerk, Permission.MATTERS_HANDLE)).contains(own.id());
        assertThat(access.scope(clerk, Permission.MATTERS_READ).units())
                .containsExactlyInAnyOrder(own.id().value(), other.id().value());
    }
}
