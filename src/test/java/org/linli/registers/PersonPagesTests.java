package org.linli.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.Organisations;
import org.linli.organisations.PostEnd;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.Look;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.places.Places;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of the register of persons: what they do, and for whom. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonPagesTests {
    private static final District HERE = new District("970405");
    private static final String EAST = "970405001001";
    private static final String WEST = "970405001002";
    private static final String HOME = "970405001001001001";
    private static final String NUMBER = "440305198001010013";
    private static final String PASSWORD = "three quiet lamps";
    private static final String ROWS = """
            code,name
            970405,试验区
            970405001,银杏街道
            970405001001,东社区
            970405001001001,东苑
            970405001001001001,1栋
            970405001002,西社区
            """;

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final PersonRegister register;
    private final Organisations organisations;
    private final Posts posts;
    private final Credentials credentials;
    private final Map<String, Cookie[]> signedIn = new HashMap<>();
    private final Map<String, PersonId> staff = new HashMap<>();

    PersonPagesTests(
            MockMvcTester mvc,
            Places places,
            People people,
            PersonRegister register,
            Organisations organisations,
            Posts posts,
            Credentials credentials) {
        this.mvc = mvc;
        this.places = places;
        this.people = people;
        this.register = register;
        this.organisations = organisations;
        this.posts = posts;
        this.credentials = credentials;
    }

    @BeforeAll
    void build() {
        var rows = ROWS.getBytes(StandardCharsets.UTF_8);
        TestPlaces.lay(places, rows);
        account("east", "clerk", organisations.add(new PlaceCode(EAST), "station", new Words("东站", "East station")));
        account("west", "clerk", organisations.add(new PlaceCode(WEST), "station", new Words("西站", "West station")));
        account("officer", "officer", organisations.add(HERE.place(), "services", new Words("服务中心", "Services")));
    }

    private void account(String login, String office, Organisation unit) {
        var person = people.add(HERE, "某" + login, null, null, Lang.ZH);
        credentials.giveCredential(HERE, person, "ppl-" + login, PASSWORD);
        posts.start(HERE, person, office, unit.id(), LocalDate.of(2020, 1, 1), null);
        var answer = mvc.post()
                .uri("/sign-in")
                .param("login", "ppl-" + login + "@" + HERE)
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(303);
        signedIn.put(login, Objects.requireNonNull(answer.getResponse().getCookies()));
        staff.put(login, person);
    }

    private MvcTestResult get(String who, String path) {
        return mvc.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .cookie(Objects.requireNonNull(signedIn.get(who)))
                .exchange();
    }

    private MvcTestResult post(String who, String path, String... fields) {
        var request = mvc.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .cookie(Objects.requireNonNull(signedIn.get(who)))
                .with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private UUID registered(String name, String phone) {
        var answer = post(
                "east",
                "/desk/people/new",
                "name",
                name,
                "place",
                EAST,
                "phone",
                phone,
                "use",
                "PHONE.REGISTER",
                "use",
                "PHONE.CONTACT",
                "despite",
                "true");
        assertThat(answer).hasStatus(303);
        return id(answer);
    }

    private static UUID id(MvcTestResult answer) {
        var found = Pattern.compile("/desk/people/([0-9a-f-]{36})")
                .matcher(Objects.requireNonNull(answer.getResponse().getHeader("Location")));
        assertThat(found.find()).isTrue();
        return UUID.fromString(found.group(1));
    }

    @Test
    void aClerkRegistersSomebodyFindsThemLooksAndIsOnRecord() {
        var answer = post(
                "east",
                "/desk/people/new",
                "name",
                "高兴",
                "place",
                EAST,
                "phone",
                "138 0016 0001",
                "paper",
                "RESIDENT_ID",
                "number",
                NUMBER,
                "use",
                "PHONE.REGISTER",
                "use",
                "IDENTITY.REGISTER",
                "use",
                "DWELLING.REGISTER",
                "home",
                HOME,
                "unit",
                "1203室",
                "tie",
                "OWNER",
                "area",
                "89.32");
        assertThat(answer).hasStatus(303);
        var id = id(answer);
        assertThat(get("east", "/desk/people?place=" + EAST))
                .hasStatusOk()
                .bodyText()
                .contains("高兴")
                .doesNotContain("13800160001", NUMBER, "1203");
        assertThat(get("east", "/desk/people?place=" + HOME))
                .hasStatusOk()
                .bodyText()
                .contains("高兴");
        assertThat(get("east", "/desk/people/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("高兴", "1栋", "业主")
                .doesNotContain("13800160001", NUMBER, "1203");
        assertThat(looks(id)).isEmpty();
        assertThat(post("east", "/desk/people/" + id + "/look", "purpose", " ")).hasStatus(422);
        assertThat(looks(id)).isEmpty();

        assertThat(post("east", "/desk/people/" + id + "/look", "purpose", "核对房产"))
                .hasStatusOk()
                .bodyText()
                .contains("13800160001", NUMBER, "1203", "89.32");
        assertThat(post("east", "/desk/people/find", "q", NUMBER))
                .hasStatusOk()
                .bodyText()
                .contains("高兴");
        assertThat(post("east", "/desk/people/find", "q", "高 兴"))
                .hasStatusOk()
                .bodyText()
                .contains("高兴");

        assertThat(looks(id)).extracting(Look::purpose).containsExactly("按号码查找", "核对房产");
        assertThat(looks(id)).extracting(Look::looker).containsOnly(staff.get("east"));
    }

    private List<Look> looks(UUID id) {
        return people.looks(HERE, id, 10);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
        assertThat(post(
                        "east",
                        "/desk/people/new",
                        "name",
                        "丁一",
                        "place",
                        EAST,
                        "paper",
                        "RESIDENT_ID",
                        "number",
                        "440305198001010014",
                        "use",
                        "IDENTITY.REGISTER",
                        "home",
                        HOME,
                        "unit",
                        "0101",
                        "tie",
                        "OWNER",
                        "area",
                        "0",
                        "share",
                        "3/2"))
                .hasStatus(422)
                .bodyText()
                .contains("校验码", "专有面积要大于 0", "份额", "要本人同意", "丁一", "440305198001010014", "value=\"3/2\"");
    }

    @Test
    void whoMayBeThereAlreadyIsShownBeforeASecondRecord() {
        var id = registered("重名", "13800160002");
        var again = new String[] {"name", "重名", "place", EAST, "phone", "13800160002", "use", "PHONE.REGISTER"};
        assertThat(post("east", "/desk/people/new", again))
                .hasStatus(409)
                .bodyText()
                .contains("/desk/people/" + id, "despite");
    }

    @Test
    void aChangeADwellingAConsentAndTheirTraces() {
        var id = registered("改名", "13800160003");
        assertThat(post("east", "/desk/people/" + id + "/change", "version", "0", "name", "改过名", "place", EAST))
                .hasStatus(303);
        assertThat(people.findName(HERE, new PersonId(id))).contains("改过名");
        assertThat(post("east", "/desk/people/" + id + "/change", "version", "0", "name", "晚了", "place", EAST))
                .hasStatus(409);
        assertThat(post("east", "/desk/people/" + id + "/change", "version", "1", "name", "", "place", EAST))
                .hasStatus(422);
        var dwelling = new ArrayList<>(List.of("home", HOME, "unit", "0909", "tie", "TENANT"));
        assertThat(post("east", "/desk/people/" + id + "/dwellings", dwelling.toArray(String[]::new)))
                .hasStatus(422)
                .bodyText()
                .contains("没有本人");
        dwelling.addAll(List.of("consented", "true"));
        assertThat(post("east", "/desk/people/" + id + "/dwellings", dwelling.toArray(String[]::new)))
                .hasStatus(303);
        var tie = register.look(HERE, new PersonId(id), new PersonId(id), "测试")
                .dwellings()
                .getFirst();
        assertThat(post("east", "/desk/people/" + id + "/dwellings/" + tie.id() + "/end", "to", "2020-01-01"))
                .hasStatus(422);
        assertThat(post("east", "/desk/people/" + id + "/dwellings/" + tie.id() + "/end", "to", "2100-01-01"))
                .hasStatus(303);
        assertThat(post("east", "/desk/people/" + id + "/consent", "use", "DWELLING.REGISTER", "given", "false"))
                .hasStatus(303);
        assertThat(get("east", "/desk/people/" + id)).hasStatusOk().bodyText().contains("没有登记住房");
    }

    @Test
    void twoRecordsOfOnePersonAreMergedAndTakenApartAgain() {
        var one = registered("双人", "13800160004");
        var other = registered("双人", "13800160004");
        assertThat(get("east", "/desk/people/alike"))
                .hasStatusOk()
                .bodyText()
                .contains(one.toString(), other.toString(), "同名、同一个电话");
        assertThat(post(
                        "east",
                        "/desk/people/alike",
                        "one",
                        one.toString(),
                        "other",
                        other.toString(),
                        "choice",
                        "one"))
                .hasStatus(303)
                .hasHeader("Location", "/desk/people/" + one + "?done=merged");
        var page = get("east", "/desk/people/" + one);
        var undo = Pattern.compile("/merges/([0-9a-f-]{36})/undo").matcher(body(page));
        assertThat(undo.find()).isTrue();
        var path = "/desk/people/" + one + "/merges/" + undo.group(1) + "/undo";
        assertThat(post("west", path)).hasStatus(404);
        assertThat(post("east", path)).hasStatus(303);
        assertThat(post("east", path)).hasStatus(409);
        assertThat(post(
                        "east",
                        "/desk/people/alike",
                        "one",
                        one.toString(),
                        "other",
                        other.toString(),
                        "choice",
                        "two"))
                .hasStatus(303);
        assertThat(get("east", "/desk/people/alike")).bodyText().doesNotContain(one.toString());
    }

    @Test
    void erasingSaysWhyNotOrDoesIt() {
        var id = registered("离开", "13800160005");
        var unit = organisations.find(new PlaceCode(EAST), "station").orElseThrow();
        var post = posts.start(HERE, new PersonId(id), "officer", unit.id(), LocalDate.of(2020, 1, 1), null);
        assertThat(get("east", "/desk/people/" + id)).bodyText().contains("东站");
        assertThat(post("east", "/desk/people/" + id + "/erase", "sure", "true"))
                .hasStatus(409)
                .bodyText()
                .contains("还任着东站 承办人");
        posts.end(HERE, post, LocalDate.of(2021, 1, 1), PostEnd.RESIGNED);
        assertThat(post("east", "/desk/people/" + id + "/erase")).hasStatus(303);
        assertThat(people.findName(HERE, new PersonId(id))).isPresent();
        assertThat(post("east", "/desk/people/" + id + "/erase", "sure", "true"))
                .hasStatus(303);
        assertThat(get("east", "/desk/people/" + id)).hasStatus(404);
    }

    /** Each address as somebody of another community, somebody whose post gives nothing here, and nobody. */
    @Test
    void nobodyElseReachesAnything() {
        var id = registered("安静", "13800160006");
        var twin = registered("安静", "13800160007");
        var tie = UUID.randomUUID();
        var card = "/desk/people/" + id;
        var reads = List.of(card);
        var writes = Map.of(
                card + "/look",
                new String[] {"purpose", "看看"},
                card + "/change",
                new String[] {"version", "0", "name", "别人", "place", EAST},
                card + "/dwellings",
                new String[] {"home", HOME, "unit", "1", "tie", "TENANT", "consented", "true"},
                card + "/dwellings/" + tie + "/end",
                new String[] {"to", "2100-01-01"},
                card + "/dwellings/" + tie + "/area",
                new String[] {"area", "5"},
                card + "/consent",
                new String[] {"use", "PHONE.NEWS", "given", "true"},
                card + "/erase",
                new String[] {"sure", "true"},
                "/desk/people/alike",
                new String[] {"one", id.toString(), "other", twin.toString(), "choice", "one"});
        for (var path : reads) {
            assertThat(get("west", path)).as(path).hasStatus(404);
            assertThat(get("officer", path)).as(path).hasStatus(403);
        }
        writes.forEach((path, fields) -> {
            assertThat(post("west", path, fields)).as("west " + path).hasStatus(404);
            assertThat(post("officer", path, fields)).as("officer " + path).hasStatus(403);
            assertThat(mvc.post()
                            .uri(path)
                            .accept(MediaType.TEXT_HTML)
                            .with(csrf())
                            .exchange())
                    .as("nobody " + path)
                    .hasStatus(401);
        });
        for (var path : List.of("/desk/people", "/desk/people/new", "/desk/people/alike")) {
            assertThat(get("officer", path)).as(path).hasStatus(403);
        }
        assertThat(post("west", "/desk/people/new", "name", "越界", "place", EAST))
                .hasStatus(403);
        assertThat(post("officer", "/desk/people/new", "name", "越界", "place", ""))
                .hasStatus(403);
        assertThat(get("west", "/desk/people?place=" + EAST))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("安静");
        assertThat(get("west", "/desk/people/alike?place=" + EAST))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("安静");
        assertThat(post("west", "/desk/people/find", "q", "13800160006"))
                .bodyText()
                .doesNotContain(id.toString());
        assertThat(post("west", "/desk/people/find", "q", "安静")).bodyText().doesNotContain(id.toString());
        assertThat(looks(id)).isEmpty();
        assertThat(people.current(HERE, new PersonId(twin))).isEqualTo(new PersonId(twin));
    }

    @Test
    void onesOwnDataAreReadAndTakenAlong() {
        assertThat(get("officer", "/me/data")).hasStatusOk().bodyText().contains("某officer", "服务中心", "承办人");
        assertThat(get("officer", "/me/data?lang=en")).hasStatusOk().bodyText().contains("Services", "My posts");
        var file = get("officer", "/me/data/file");
        assertThat(file).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(body(file)).contains("\"record\"", "\"posts\"", "某officer");
    }

    private static String body(MvcTestResult result) {
        return new String(Objects.requireNonNull(result.getResponse().getContentAsByteArray()), StandardCharsets.UTF_8);
    }
}
