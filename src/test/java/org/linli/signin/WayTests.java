package org.linli.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.Visitor.body;
import static org.linli.Visitor.location;

import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.Visitor;
import org.linli.access.Staff;
import org.linli.notifications.Notifications;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What people do with their ways in and their sessions, and what may not be done with them. */
@LinliTest
class WayTests {
    private final MockMvcTester mvc;
    private final Doors doors;
    private final Notifications notifications;
    private final World world;

    WayTests(
            MockMvcTester mvc,
            Doors doors,
            Notifications notifications,
            Credentials credentials,
            People people,
            Organisations organisations,
            Posts posts,
            Clock clock) {
        this.mvc = mvc;
        this.doors = doors;
        this.notifications = notifications;
        this.world = new World(people, organisations, posts, credentials, clock);
    }

    private Visitor visitor() {
        return new Visitor(mvc, "192.0.2." + (1 + (int) (Math.random() * 250)));
    }

    private Visitor signedIn(Staff staff) {
        var visitor = visitor();
        assertThat(visitor.signIn(staff.login(), World.PASSWORD)).hasStatus(303);
        return visitor;
    }

    @Test
    void aResidentWithoutAPostSignsInToTheirOwnPageAndGetsNowhereElse() {
        var resident = world.withAccount();
        var visitor = visitor();
        assertThat(location(visitor.signIn(resident.login(), World.PASSWORD))).isEqualTo("/me");
        assertThat(visitor.get("/me")).hasStatusOk().bodyText().contains(resident.name());
        assertThat(body(visitor.get("/me"))).doesNotContain("href=\"/desk\"");
        assertThat(visitor.get("/me/data")).hasStatusOk();
        assertThat(visitor.get("/desk")).hasStatus(403);
        assertThat(visitor.get("/desk/people")).hasStatus(403);
    }

    @Test
    void theLastWayInStays() {
        var resident = world.withAccount();
        var visitor = signedIn(resident);
        visitor.get("/me/sign-in");
        assertThat(visitor.post("/me/sign-in/remove", Map.of("means", "PASSWORD", "id", resident.login())))
                .hasStatus(409)
                .bodyText()
                .contains("唯一的登录方式");
        assertThat(visitor.get("/me")).hasStatusOk();
        assertThat(doors.ways(World.HERE, resident.person())).hasSize(1);
    }

    @Test
    void aWayOfSomebodyElseIsNotFound() {
        var resident = world.withAccount();
        var other = world.withAccount();
        var visitor = signedIn(resident);
        visitor.get("/me/sign-in");
        assertThat(visitor.post("/me/sign-in/remove", Map.of("means", "PASSWORD", "id", other.login())))
                .hasStatus(404);
        assertThat(doors.ways(World.HERE, other.person())).hasSize(1);
    }

    @Test
    void onesOwnSessionsAreSeenAndEnded() {
        var resident = world.withAccount();
        var here = signedIn(resident);
        var there = signedIn(resident);
        var stranger = signedIn(world.withAccount());
        var page = body(here.get("/me/sign-in"));
        assertThat(page).doesNotContain(there.session()).doesNotContain(here.session());
        var handle =
                Pattern.compile("name=\"session\" value=\"([0-9a-f]{24})\"").matcher(page);
        assertThat(handle.find()).isTrue();

        stranger.get("/me/sign-in");
        stranger.post("/me/sign-in/sessions/end", Map.of("session", handle.group(1)));
        assertThat(there.get("/me")).hasStatusOk();

        assertThat(here.post("/me/sign-in/sessions/end", Map.of("session", handle.group(1))))
                .hasStatus(303);
        assertThat(there.get("/me")).hasStatus(303);
        assertThat(here.get("/me")).hasStatusOk();
    }

    @Test
    void staffOrOneselfEndAllSessions() {
        var resident = world.withAccount();
        var here = signedIn(resident);
        var there = signedIn(resident);
        here.get("/me/sign-in");
        assertThat(here.post("/me/sign-in/sessions/end-others", Map.of())).hasStatus(303);
        assertThat(there.get("/me")).hasStatus(303);
        assertThat(here.get("/me")).hasStatusOk();

        doors.endSessions(World.HERE, resident.person(), world.withAccount().person());
        assertThat(here.get("/me")).hasStatus(303);
    }

    @Test
    void everyTryAndEveryChangeIsOnRecordForItsSubject() {
        var resident = world.withAccount();
        visitor().signIn(resident.login(), "not it, sorry");
        var visitor = signedIn(resident);
        visitor.get("/me/password");
        assertThat(visitor.post("/me/password", Map.of("present", World.PASSWORD, "wanted", "four quiet lamps")))
                .hasStatus(303);
        assertThat(body(visitor.get("/me/sign-in?lang=en")))
                .contains("did not get in", "signed in from", "Account opened", "Replaced: Password");
        assertThat(notifications.inbox(World.HERE, resident.person(), 10))
                .extracting(notice -> notice.key())
                .containsExactly("signin.notice.PASSWORD");
    }

    /** A copied passkey is taken away by Linli, not by its owner, and the list says so and why. */
    @Test
    void whatLinliTakesAwayItselfIsNotPutDownToTheOwner() {
        var resident = world.withAccount();
        doors.distrusted(World.HERE, resident.person(), Means.PASSKEY);
        var visitor = signedIn(resident);
        var line = Pattern.compile("<li><span>([^<]*)</span> <small>([^·]*)·");
        var zh = line.matcher(body(visitor.get("/me/sign-in")).replaceFirst("(?s).*id=\"changes\"", ""));
        assertThat(zh.find()).isTrue();
        assertThat(zh.group(1)).contains("通行密钥", "被复制");
        assertThat(zh.group(2).strip()).isEqualTo("邻里");
        assertThat(body(visitor.get("/me/sign-in?lang=en"))).contains("may have been copied");
    }

    @Test
    void nobodySetsAPasswordWithoutHavingComeIn() {
        var visitor = visitor();
        visitor.get("/sign-in");
        assertThat(visitor.get("/sign-in/first")).hasStatus(303);
        assertThat(visitor.get("/sign-in/first/password")).hasStatus(401);
        assertThat(visitor.post("/sign-in/first/password", Map.of("login", "thief", "wanted", "four quiet lamps")))
                .hasStatus(401);
    }
}
