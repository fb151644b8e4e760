package org.linli.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.Visitor.body;
import static org.linli.Visitor.location;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.Visitor;
import org.linli.kernel.District;
import org.linli.kernel.SteadyClock;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonDwellings;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.places.Places;
import org.linli.signin.Doors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A code on paper gets everybody in where no message is ever sent, and nobody else. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperTests {
    private static final Pattern SLIP = Pattern.compile("slip-code\" translate=\"no\">([0-9A-Z-]{19})<");

    private final CodesWorld world;
    private final Doors doors;
    private final PersonDwellings dwellings;
    private final JdbcClient jdbc;

    PaperTests(
            MockMvcTester mvc,
            Places places,
            People people,
            PersonRegister register,
            PersonDwellings dwellings,
            Organisations organisations,
            Posts posts,
            Credentials credentials,
            Doors doors,
            SteadyClock clock,
            JdbcClient jdbc) {
        this.world = new CodesWorld(
                new District("980061"), mvc, places, people, register, organisations, posts, credentials);
        this.doors = doors;
        this.dwellings = dwellings;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void build() {
        world.build();
    }

    private static List<String> codes(String page) {
        var codes = new ArrayList<String>();
        var found = SLIP.matcher(page);
        while (found.find()) {
            codes.add(found.group(1));
        }
        return codes;
    }

    private String codeFor(PersonId person) {
        var clerk = world.signedIn("clerk001001");
        clerk.get("/desk/people/" + person + "/sign-in");
        return codes(body(clerk.post("/desk/people/" + person + "/sign-in", Map.of("days", "7"))))
                .getFirst();
    }

    private Visitor typed(String code) {
        var visitor = world.visitor();
        visitor.get("/sign-in/code");
        visitor.post("/sign-in/code", Map.of("code", code));
        return visitor;
    }

    @Test
    void aPersonSetsTheirFirstPasswordWithTheCodeFromTheCounter() {
        var person = world.resident("王秀英", "13900000001");
        var visitor = world.visitor();
        visitor.get("/sign-in/code");
        var opened =
                visitor.post("/sign-in/code", Map.of("code", codeFor(person).toLowerCase(java.util.Locale.ROOT)));
        assertThat(location(opened)).isEqualTo("/sign-in/first");
        assertThat(visitor.get("/me")).hasStatus(303); // not in yet
        assertThat(body(visitor.get("/sign-in/first"))).contains("王秀英", "/sign-in/first/password");
        visitor.get("/sign-in/first/password");
        assertThat(visitor.post(
                        "/sign-in/first/password", Map.of("login", "clerk001001", "wanted", "four quiet lamps")))
                .hasStatus(422)
                .bodyText()
                .contains("已经有人用了");
        assertThat(visitor.post("/sign-in/first/password", Map.of("login", "xiuying", "wanted", "four quiet lamps")))
                .hasStatus(303);
        assertThat(body(visitor.get("/me"))).contains("王秀英");
        assertThat(location(world.visitor().signIn("xiuying@980061", "four quiet lamps")))
                .isEqualTo("/me");
    }

    @Test
    void aForgottenPasswordIsSetAnewAndEndsAllOtherSessions() {
        var person = world.resident("李建国", "13900000002");
        world.credentials().giveCredential(world.district(), person, "jianguo", CodesWorld.PASSWORD);
        var other = world.signedIn("jianguo");
        var visitor = typed(codeFor(person));
        assertThat(body(visitor.get("/sign-in/first/password"))).contains("value=\"jianguo\"");
        visitor.post("/sign-in/first/password", Map.of("login", "another", "wanted", "four quiet lamps"));
        assertThat(visitor.get("/me")).hasStatusOk();
        assertThat(other.get("/me")).hasStatus(303);
        assertThat(world.visitor().signIn("jianguo@980061", CodesWorld.PASSWORD))
                .hasStatus(401);
        assertThat(world.visitor().signIn("jianguo@980061", "four quiet lamps")).hasStatus(303);
    }

    @Test
    void aCodeOpensOnceAndNotWhenReplayedExpiredRevokedOrGuessed() {
        var person = world.resident("赵敏", "13900000003");
        var first = codeFor(person);
        var second = codeFor(person); // the first is revoked by this
        assertThat(typed(first).get("/sign-in/first")).hasStatus(303);
        assertThat(typed(second).get("/sign-in/first")).hasStatusOk();
        assertThat(typed(second).get("/sign-in/first")).hasStatus(303);

        var third = codeFor(person);
        jdbc.sql(
                        "update codes.paper set expires_at = now() - interval '1 day' where district = :district and person = :p")
                .param("district", "980061")
                .param("p", person.value())
                .update();
        assertThat(typed(third).get("/sign-in/first")).hasStatus(303);
        for (var wrong :
                List.of("", "AAAA-BBBB-CCCC-DDDD", third.substring(0, 18) + "0", "<script>", "x".repeat(200))) {
            assertThat(typed(wrong).get("/sign-in/first")).hasStatus(303);
        }
    }

    @Test
    void ofTheSecretNothingIsKept() {
        var person = world.resident("钱芳", "13900000004");
        var code = codeFor(person);
        var rows = jdbc.sql("select p::text from codes.paper p where district = :district")
                .param("district", "980061")
                .query(String.class)
                .list();
        assertThat(String.join(" ", rows)).doesNotContain(code).doesNotContain(code.replace("-", ""));
        var clerk = world.signedIn("clerk001001");
        assertThat(body(clerk.get("/desk/codes"))).contains("钱芳").doesNotContain(code);
    }

    @Test
    void nobodyHandsOutAKeyToMoreThanTheyHold() {
        var head = jdbc.sql(
                        "select person from passwords.credential where district = :district and login = 'head001001'")
                .param("district", "980061")
                .query(java.util.UUID.class)
                .single();
        var resident = world.resident("孙丽", "13900000005");
        var clerk = world.signedIn("clerk001001");
        clerk.get("/desk/people/" + resident + "/sign-in");
        assertThat(clerk.post("/desk/people/" + head + "/sign-in", Map.of("days", "7")))
                .hasStatus(404);
        assertThat(world.signedIn("clerk001002").get("/desk/people/" + resident + "/sign-in"))
                .hasStatus(404);

        var code = codeFor(resident);
        var unit = world.organisations().find(world.place("001001"), "station").orElseThrow();
        world.posts().start(world.district(), resident, "head", unit.id(), java.time.LocalDate.of(2020, 1, 1), null);
        assertThat(typed(code).get("/sign-in/first")).hasStatus(303); // has become more than the clerk
        assertThat(clerk.post("/desk/people/" + resident + "/sign-in", Map.of("days", "7")))
                .hasStatus(422);
    }

    @Test
    void aBuildingOfTwoHundredDoorsGetsInWithoutAnyMessage() {
        var clerk = world.signedIn("clerk001001");
        clerk.get("/desk/codes?q=1栋");
        var printed = clerk.post(
                "/desk/codes",
                Map.of("place", world.building().value(), "units", "1-20*10", "seats", "2", "days", "30"));
        assertThat(printed).hasStatusOk();
        var codes = codes(body(printed));
        assertThat(codes).hasSize(200).doesNotHaveDuplicates();
        assertThat(body(printed)).doesNotContain("/sign-in/code/");

        var first = registered(codes.get(7), "周大明");
        var second = registered(codes.get(7), "周小明");
        assertThat(body(first.get("/me"))).contains("周大明");
        assertThat(body(second.get("/me"))).contains("周小明");
        assertThat(typed(codes.get(7)).get("/sign-in/new")).hasStatus(303); // both seats are taken
        var ties = jdbc.sql("select count(*) from people.tie where district = :district and unit = '108'")
                .param("district", "980061")
                .query(Long.class)
                .single();
        assertThat(ties).isEqualTo(2);
        assertThat(dwellings).isNotNull();
    }

    private Visitor registered(String code, String name) {
        var visitor = typed(code);
        assertThat(body(visitor.get("/sign-in/new"))).contains("108");
        assertThat(visitor.post("/sign-in/new", Map.of("name", name)))
                .hasStatus(422)
                .bodyText()
                .contains("不满 14 周岁");
        assertThat(location(visitor.post("/sign-in/new", Map.of("name", name, "old", "true", "keep", "true"))))
                .isEqualTo("/sign-in/first");
        visitor.get("/sign-in/first/password");
        var login = "zhou" + name.codePointAt(1);
        assertThat(visitor.post("/sign-in/first/password", Map.of("login", login, "wanted", "four quiet lamps")))
                .hasStatus(303);
        return visitor;
    }

    @Test
    void staffEndAllSessionsOfAPerson() {
        var person = world.resident("吴强", "13900000006");
        world.credentials().giveCredential(world.district(), person, "wuqiang", CodesWorld.PASSWORD);
        var theirs = world.signedIn("wuqiang");
        assertThat(theirs.get("/me")).hasStatusOk();
        var clerk = world.signedIn("clerk001001");
        clerk.get("/desk/people/" + person + "/sign-in");
        assertThat(clerk.post("/desk/people/" + person + "/sign-in/end", Map.of()))
                .hasStatus(303);
        assertThat(theirs.get("/me")).hasStatus(303);
        assertThat(doors.hasAccount(world.district(), person)).isTrue();
        assertThat(theirs.post("/desk/people/" + person + "/sign-in/end", Map.of()))
                .hasStatus(401);
    }
}
