package org.linli.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Access;
import org.linli.kernel.District;
import org.linli.organisations.Bodies;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The registers show what lies within reach, and nothing beyond is told apart from nothing at all. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterApiTests {
    private final Desk desk;
    private OrganisationId mine = new OrganisationId(new java.util.UUID(0, 0));
    private OrganisationId beyond = mine;
    private OrganisationId office = mine;

    RegisterApiTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Bodies bodies,
            Posts posts,
            Access access,
            Credentials credentials,
            Clock clock) {
        this.desk = new Desk(
                new District("970304"), mvc, places, people, bodies, posts, access, credentials, LocalDate.now(clock));
    }

    @BeforeAll
    void build() {
        desk.build();
        mine = desk.open("001001", "workstation", "听雨工作站", null);
        beyond = desk.open("001002", "workstation", "望海工作站", null);
        office = desk.open("001", "street-unit", "梧桐街道办", null);
        desk.open("001001", "social-organisation", "棋社", null);
        desk.staff("clerk", "clerk", mine);
        desk.staff("officer", "officer", office);
        desk.credentials().giveCredential(desk.district(), desk.person("无职"), "nobody", "three quiet lamps");
    }

    @Test
    void showsWhatLiesWithinReach() {
        var clerk = desk.signedIn("clerk");
        var colleague = desk.person("同事");
        var post = desk.post(colleague, "officer", mine);
        var stranger = desk.person("生人");
        var strange = desk.post(stranger, "officer", beyond);

        assertThat(desk.get("/api/v1/organisations", clerk))
                .bodyJson()
                .extractingPath("$.items[*].name.zh")
                .asArray()
                .containsExactlyInAnyOrder("听雨工作站", "棋社");
        assertThat(desk.get("/api/v1/posts", clerk))
                .bodyJson()
                .extractingPath("$.items[*].office")
                .asArray()
                .containsExactlyInAnyOrder("clerk", "officer");
        assertThat(desk.get("/api/v1/people?place=" + desk.place("001002"), clerk))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(desk.get("/api/v1/organisations/" + mine, clerk)).hasStatusOk();
        assertThat(desk.get("/api/v1/posts/" + post, clerk)).hasStatusOk();
        assertThat(desk.get("/api/v1/people/" + colleague, clerk)).hasStatusOk();
        assertThat(desk.get("/api/v1/organisations/" + beyond, clerk)).hasStatus(404);
        assertThat(desk.get("/api/v1/posts/" + strange, clerk)).hasStatus(404);
        assertThat(desk.get("/api/v1/people/" + stranger, clerk)).hasStatus(404);
    }

    @Test
    void aListIsNarrowedAndReadOnFromItsCursor() {
        var clerk = desk.signedIn("clerk");
        assertThat(desk.get("/api/v1/organisations?kind=social-organisation", clerk))
                .bodyJson()
                .extractingPath("$.items[*].name.zh")
                .asArray()
                .containsExactly("棋社");
        assertThat(desk.get("/api/v1/organisations?group=PUBLIC&q=工作", clerk))
                .bodyJson()
                .extractingPath("$.items[*].kind")
                .asArray()
                .containsExactly("workstation");
        assertThat(desk.get("/api/v1/organisations?standing=CLOSED", clerk))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(desk.get("/api/v1/organisations?after=" + mine, clerk))
                .bodyJson()
                .extractingPath("$.items[*].name.zh")
                .asArray()
                .containsExactly("棋社");
        assertThat(desk.get("/api/v1/posts?office=clerk&organisation=" + mine, clerk))
                .bodyJson()
                .extractingPath("$.items[*].office")
                .asArray()
                .containsExactly("clerk");
        assertThat(desk.get("/api/v1/organisations?standing=FLYING", clerk)).hasStatus(400);
    }

    @Test
    void showsAUnitItselfOnly() {
        assertThat(desk.get("/api/v1/organisations", desk.signedIn("officer")))
                .bodyJson()
                .extractingPath("$.items[*].function")
                .asArray()
                .containsExactly("office");
    }

    @Test
    void showsNothingToWhoHoldsNoPost() {
        assertThat(desk.get("/api/v1/people", desk.signedIn("nobody"))).hasStatus(403);
        assertThat(desk.get("/api/v1/people")).hasStatus(401);
        assertThat(desk.get("/api/v1/organisations")).hasStatus(401);
        assertThat(desk.get("/api/v1/posts")).hasStatus(401);
    }
}
