package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The registers show what lies within reach, and nothing beyond is told apart from nothing at all. */
@LinliTest
class RegisterApiTests {
    private final MockMvcTester mvc;
    private final Tokens tokens;
    private final World world;

    RegisterApiTests(
            MockMvcTester mvc,
            Tokens tokens,
            People people,
            Organisations organisations,
            Posts posts,
            Access access,
            Clock clock) {
        this.mvc = mvc;
        this.tokens = tokens;
        this.world = new World(people, organisations, posts, access, clock);
    }

    private MvcTestResult get(Staff staff, String path) {
        return mvc.get()
                .uri("/api/v1/" + path)
                .header("Authorization", "Bearer " + tokens.create(staff, "test", 1))
                .exchange();
    }

    @Test
    void showsWhatLiesWithinReach() {
        var mine = world.organisation(world.community(), "station");
        var beyond = world.organisation(world.community(), "station");
        var clerk = world.withAccount();
        var post = world.post(clerk, "clerk", mine, null);
        var colleague = world.somebody();
        world.post(colleague, "head", mine, null);
        var stranger = world.somebody();
        var strange = world.post(stranger, "head", beyond, null);

        assertThat(get(clerk, "organisations"))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly(mine.id().toString());
        assertThat(get(clerk, "posts"))
                .bodyJson()
                .extractingPath("$.items[*].office")
                .asArray()
                .contains("clerk", "head");
        assertThat(get(clerk, "people"))
                .bodyJson()
                .extractingPath("$.items[*].name")
                .asArray()
                .containsExactly(clerk.name(), colleague.name());
        assertThat(get(clerk, "people?place=" + beyond.place()))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(get(clerk, "posts/" + post)).hasStatusOk();
        assertThat(get(clerk, "people/" + colleague.person())).hasStatusOk();
        assertThat(get(clerk, "organisations/" + mine.id())).hasStatusOk();
        assertThat(get(clerk, "posts/" + strange)).hasStatus(404);
        assertThat(get(clerk, "people/" + stranger.person())).hasStatus(404);
        assertThat(get(clerk, "organisations/" + beyond.id())).hasStatus(404);
    }

    @Test
    void showsAUnitItselfOnly() {
        var office = world.organisation(World.STREET, "urban");
        var officer = world.withAccount();
        world.post(officer, "officer", office, null);
        assertThat(get(officer, "organisations"))
                .bodyJson()
                .extractingPath("$.items[*].function")
                .asArray()
                .containsExactly("urban");
    }

    @Test
    void showsNothingToWhoHoldsNoPost() {
        assertThat(get(world.withAccount(), "people")).hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/people")).hasStatus(401);
    }
}
