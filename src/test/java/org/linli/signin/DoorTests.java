package org.linli.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.organisations.Organisations;
import org.linli.organisations.PostEnd;
import org.linli.organisations.Posts;
import org.linli.pace.Pace;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signing in and out, tokens and the page of one's own, as a browser and a program meet them. */
@LinliTest
class DoorTests {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvcTester mvc;
    private final Posts posts;
    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final World world;

    DoorTests(
            MockMvcTester mvc,
            Posts posts,
            People people,
            Organisations organisations,
            Credentials credentials,
            Clock clock,
            JdbcClient jdbc) {
        this.mvc = mvc;
        this.posts = posts;
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.world = new World(people, organisations, posts, credentials, clock);
    }

    /** What a browser holds: its cookies, and the token of the last form that it saw. */
    private final class Browser {
        private final Map<String, Cookie> cookies = new java.util.TreeMap<>();
        private final String address;
        private String csrf = "";

        Browser(String address) {
            this.address = address;
        }

        MvcTestResult get(String path) {
            var request = mvc.get().uri(path).accept(MediaType.TEXT_HTML).with(this::from);
            return keep(request.cookie(all()).exchange());
        }

        MvcTestResult post(String path, Map<String, String> fields) {
            var request = mvc.post().uri(path).accept(MediaType.TEXT_HTML).with(this::from);
            fields.forEach(request::param);
            return keep(request.param("_csrf", csrf).cookie(all()).exchange());
        }

        private org.springframework.mock.web.MockHttpServletRequest from(
                org.springframework.mock.web.MockHttpServletRequest request) {
            request.setRemoteAddr(address);
            return request;
        }

        private Cookie[] all() {
            return cookies.isEmpty()
                    ? new Cookie[] {new Cookie("none", "none")}
                    : cookies.values().toArray(Cookie[]::new);
        }

        private MvcTestResult keep(MvcTestResult result) {
            for (var cookie : result.getResponse().getCookies()) {
                cookies.put(cookie.getName(), cookie);
            }
            var form = CSRF.matcher(body(result));
            csrf = form.find() ? form.group(1) : csrf;
            return result;
        }

        MvcTestResult signIn(String login, String password, String to) {
            get("/sign-in");
            return post("/sign-in", Map.of("login", login, "password", password, "to", to));
        }

        String session() {
            var cookie = cookies.get("linli-session");
            return cookie == null ? "" : cookie.getValue();
        }
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String location(MvcTestResult result) {
        return Objects.requireNonNullElse(result.getResponse().getHeader("Location"), "");
    }

    private Browser browser() {
        return new Browser("203.0.113." + (1 + (int) (Math.random() * 250)));
    }

    @Test
    void aPageForStaffLeadsToTheSignInPageAndBack() {
        var staff = world.withAccount();
        var browser = browser();
        var asked = browser.get("/me/tokens?x=1");
        assertThat(asked).hasStatus(303);
        assertThat(location(asked)).isEqualTo("/sign-in?to=%2Fme%2Ftokens%3Fx%3D1");
        assertThat(browser.session()).isEmpty();

        var signedIn = browser.signIn(staff.login(), World.PASSWORD, "/me/tokens?x=1");
        assertThat(signedIn).hasStatus(303);
        assertThat(location(signedIn)).isEqualTo("/me/tokens?x=1");
        assertThat(browser.get("/me/tokens")).hasStatusOk().bodyText().contains(staff.name());
    }

    @Test
    void neverLeadsToAnotherSite() {
        var staff = world.withAccount();
        assertThat(location(browser().signIn(staff.login(), World.PASSWORD, "//evil.example")))
                .isEqualTo("/me");
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginLookTheSame() {
        var staff = world.withAccount();
        var wrong = browser().signIn(staff.login(), "not it, sorry", "");
        var unknown = browser().signIn("nobody-here", "not it, sorry", "");
        assertThat(wrong).hasStatus(401).bodyText().contains("value=\"" + staff.login() + "\"");
        assertThat(unknown).hasStatus(401);
        assertThat(body(wrong).replace(staff.login(), "").replaceAll(CSRF.pattern(), ""))
                .isEqualTo(body(unknown).replace("nobody-here", "").replaceAll(CSRF.pattern(), ""));
    }

    @Test
    void guessingIsSlowedDownPerLoginWhateverTheAddress() {
        var staff = world.withAccount();
        for (var i = 0; i < Pace.LOGIN.burst(); i++) {
            assertThat(new Browser("198.51.100." + i).signIn(staff.login(), "guess " + i, ""))
                    .hasStatus(401);
        }
        assertThat(browser().signIn(staff.login(), World.PASSWORD, "")).hasStatus(429);
        var other = world.withAccount();
        assertThat(browser().signIn(other.login(), World.PASSWORD, "")).hasStatus(303);
    }

    @Test
    void aSessionGetsANewIdWhenSomebodySignsInAndEndsWhenTheySignOut() {
        var staff = world.withAccount();
        var browser = browser();
        browser.signIn(staff.login(), World.PASSWORD, "");
        var first = browser.session();
        assertThat(first).isNotEmpty();
        assertThat(rows(staff)).isEqualTo(1);
        browser.signIn(staff.login(), World.PASSWORD, "");
        browser.get("/me");
        assertThat(browser.post("/sign-out", Map.of())).hasStatus(303);
        assertThat(rows(staff)).isZero();

        browser.cookies.put("linli-session", new Cookie("linli-session", first));
        assertThat(browser.get("/me")).hasStatus(303);
    }

    private long rows(Staff staff) {
        return jdbc.sql("select count(*) from signin.session where principal_name = :name")
                .param("name", staff.district() + "/" + staff.person())
                .query(Long.class)
                .single();
    }

    @Test
    void aSessionKeptFromBeforeTheSignInIsWorthNothing() {
        var staff = world.withAccount();
        var victim = browser();
        victim.signIn(staff.login(), World.PASSWORD, "");
        var planted = victim.session();
        victim.get("/me");
        victim.post("/me/password", Map.of("present", World.PASSWORD, "wanted", "four quiet lamps"));

        assertThat(victim.get("/me")).hasStatusOk();
        var thief = browser();
        thief.cookies.put("linli-session", new Cookie("linli-session", planted));
        assertThat(thief.get("/me")).hasStatus(303);
    }

    @Test
    void anewPasswordEndsAllOtherSessionsAndTheOldPassword() {
        var staff = world.withAccount();
        var here = browser();
        var there = browser();
        here.signIn(staff.login(), World.PASSWORD, "");
        there.signIn(staff.login(), World.PASSWORD, "");
        here.get("/me/password");

        assertThat(here.post("/me/password", Map.of("present", "wrong one here", "wanted", "four quiet lamps")))
                .hasStatus(422);
        assertThat(here.post("/me/password", Map.of("present", World.PASSWORD, "wanted", "short")))
                .hasStatus(422);
        assertThat(here.post("/me/password", Map.of("present", World.PASSWORD, "wanted", "four quiet lamps")))
                .hasStatus(303);

        assertThat(here.get("/me")).hasStatusOk();
        assertThat(there.get("/me")).hasStatus(303);
        assertThat(browser().signIn(staff.login(), World.PASSWORD, "")).hasStatus(401);
        assertThat(browser().signIn(staff.login() + "@980007", "four quiet lamps", ""))
                .hasStatus(303);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var staff = world.withAccount();
        var browser = browser();
        browser.signIn(staff.login(), World.PASSWORD, "");
        browser.csrf = "forged";
        assertThat(browser.post("/me/tokens", Map.of("name", "x", "days", "30")))
                .hasStatus(403)
                .bodyText()
                .contains("放得太久");
        assertThat(mvc.post()
                        .uri("/api/v1/nothing")
                        .cookie(browser.all())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/api/v1/nothing")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/api/v1/nothing")
                        .cookie(browser.all())
                        .header("Authorization", "Receipt abc")
                        .content("{}"))
                .hasStatus(404);
    }

    @Test
    void aTokenSignsAProgramInUntilItIsRevoked() {
        var staff = world.withAccount();
        var browser = browser();
        browser.signIn(staff.login(), World.PASSWORD, "");
        browser.get("/me/tokens");
        assertThat(browser.post("/me/tokens", Map.of("name", " ", "days", "30")))
                .hasStatus(422);
        var made = body(browser.post("/me/tokens", Map.of("name", "报表", "days", "30")));
        var found = Pattern.compile("linli_[0-9A-Z]{44}").matcher(made);
        assertThat(found.find()).isTrue();
        var token = found.group();
        assertThat(body(browser.get("/me/tokens"))).contains("报表").doesNotContain(token);

        assertThat(api(token)).hasStatus(404);
        assertThat(api("linli_" + "0".repeat(44)))
                .hasStatus(401)
                .hasHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        assertThat(api("rubbish")).hasStatus(401);

        var id = Pattern.compile("/me/tokens/([0-9a-f-]+)/revoke").matcher(body(browser.get("/me/tokens")));
        assertThat(id.find()).isTrue();
        assertThat(browser.post("/me/tokens/" + id.group(1) + "/revoke", Map.of()))
                .hasStatus(303);
        assertThat(api(token)).hasStatus(401);
        assertThat(browser.post("/me/tokens/" + id.group(1) + "/revoke", Map.of()))
                .hasStatus(404);
    }

    /** An address that staff reach and that leads nowhere: 404 for who is signed in, 401 for who is not. */
    private MvcTestResult api(String token) {
        return mvc.get()
                .uri("/api/v1/posts/nowhere/at/all")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    @Test
    void programsAreToldInProblemsWhatIsMissing() {
        assertThat(mvc.get().uri("/api/v1/desk/matters"))
                .hasStatus(401)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/sign-in");
    }

    @Test
    void measurementsAreForThisMachineAndForTheOperator() {
        assertThat(mvc.get().uri("/actuator/health")).hasStatusOk();
        assertThat(mvc.get().uri("/actuator/env").with(request -> {
                    request.setRemoteAddr("203.0.113.5");
                    return request;
                }))
                .hasStatus(401);
        assertThat(mvc.get().uri("/actuator/env").header("X-Forwarded-For", "127.0.0.1"))
                .hasStatus(401);
        assertThat(mvc.get().uri("/actuator/env")).hasStatus(404);
    }

    @Test
    void everyAnswerCarriesTheStrictPolicy() {
        var page = mvc.get().uri("/sign-in").exchange();
        assertThat(page).hasStatusOk().hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(body(page)).doesNotContain("style=").doesNotContain("onclick=");
    }

    @Test
    void myPageSaysWhatIMayDoUntilThePostEnds() {
        var station = world.organisation(world.community(), "station");
        var staff = world.withAccount();
        var post = world.post(staff, "clerk", station, null);
        var browser = browser();
        assertThat(location(browser.signIn(staff.login(), World.PASSWORD, ""))).isEqualTo("/desk");
        assertThat(body(browser.get("/me?lang=en"))).contains("Some station", "See matters", "until further notice");

        posts.end(World.HERE, post, world.today(), PostEnd.MOVED);

        assertThat(body(browser.get("/me?lang=en"))).contains("You hold no post at present");
    }

    @Test
    void anAccountNeedsAPersonAFreeLoginAndAPassword() {
        var one = world.withAccount();
        var other = world.somebody();
        assertThat(problem(() -> credentials.giveCredential(World.HERE, other.person(), one.login(), World.PASSWORD)))
                .isEqualTo(Problem.STATE);
        assertThat(problem(() -> credentials.giveCredential(World.HERE, other.person(), "王", World.PASSWORD)))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(() -> credentials.giveCredential(World.HERE, other.person(), other.login(), " ")))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(() -> credentials.giveCredential(
                        new District("980008"), other.person(), other.login(), World.PASSWORD)))
                .isEqualTo(Problem.NOT_FOUND);
    }

    private static Problem problem(Runnable attempt) {
        try {
            attempt.run();
        } catch (ProblemException e) {
            return e.problem();
        }
        throw new AssertionError("nothing was refused");
    }
}
