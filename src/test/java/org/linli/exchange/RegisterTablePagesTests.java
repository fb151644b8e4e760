package org.linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.Organisations;
import org.linli.organisations.Particulars;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Sheets;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Posts and places as tables, on the pages: files that LibreOffice made and such as Excel makes, three of ten rows bad, undone again. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterTablePagesTests {
    private static final District HERE = new District("970514");
    private static final PlaceCode RAIN = new PlaceCode("970514001001");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final String ROWS = """
            code,name
            970514,表格三区
            970514001,听雨街道
            970514001001,听雨社区
            970514001002,望海社区
            """;

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final Organisations organisations;
    private final Bodies bodies;
    private final Posts posts;
    private final Credentials credentials;
    private final Map<String, Cookie[]> cookies = new HashMap<>();
    private final Map<String, PersonId> persons = new HashMap<>();

    RegisterTablePagesTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Organisations organisations,
            Bodies bodies,
            Posts posts,
            Credentials credentials) {
        this.mvc = mvc;
        this.places = places;
        this.people = people;
        this.organisations = organisations;
        this.bodies = bodies;
        this.posts = posts;
        this.credentials = credentials;
    }

    @BeforeAll
    void build() {
        TestPlaces.lay(places, ROWS.getBytes(StandardCharsets.UTF_8));
        var status = bodies.kind("residents-committee").statuses().getFirst();
        var about = new Particulars(new Words("表任居委会", "Committee of tables"), status, "", null, null, "", "", "");
        bodies.open(new Bodies.Opening(RAIN, "residents-committee", "", null, LocalDate.of(2020, 1, 1), about));
        account(
                "head",
                organisations.add(RAIN, "station", new Words("听雨站", "Rain")).id());
        account(
                "operator",
                organisations
                        .add(HERE.place(), "services", new Words("服务中心", "Services"))
                        .id());
        register();
    }

    private void register() {
        var csv = new StringBuilder("姓名,电话,登记在,同意登记电话\n");
        var names = List.of("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛");
        names.forEach(name -> csv.append("表任%s,1397777000%d,%s,是\n".formatted(name, names.indexOf(name) + 1, RAIN)));
        press("head", upload("head", "people", "a.csv", csv.toString().getBytes(StandardCharsets.UTF_8)), "confirm");
        names.forEach(name -> persons.put(
                name,
                people.withPhone(HERE, "1397777000" + (names.indexOf(name) + 1)).getFirst()));
    }

    private void account(String office, org.linli.organisations.OrganisationId unit) {
        var person = people.add(HERE, "某" + office, null, null, Lang.ZH);
        credentials.giveCredential(HERE, person, "rt-" + office, "three quiet lamps");
        posts.start(HERE, person, office, unit, FIRST, null);
        var answer = mvc.post()
                .uri("/sign-in")
                .param("login", "rt-" + office + "@" + HERE)
                .param("password", "three quiet lamps")
                .with(csrf())
                .exchange();
        cookies.put(office, Objects.requireNonNull(answer.getResponse().getCookies()));
    }

    private Cookie[] of(String who) {
        return Objects.requireNonNull(cookies.get(who));
    }

    private String page(String who, String path) {
        var answer =
                mvc.get().uri(path).accept(MediaType.TEXT_HTML).cookie(of(who)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String who, String path, String... fields) {
        var request =
                mvc.post().uri(path).accept(MediaType.TEXT_HTML).cookie(of(who)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult send(String who, String what, String name, byte[] content) {
        return mvc.post()
                .multipart()
                .file(new MockMultipartFile("file", name, null, content))
                .uri("/desk/tables/" + what)
                .cookie(of(who))
                .with(csrf())
                .exchange();
    }

    /** The run's page, once nobody is at work on it. */
    private String upload(String who, String what, String name, byte[] content) {
        var answer = send(who, what, name, content);
        assertThat(answer).hasStatus(303);
        return settled(who, Objects.requireNonNull(answer.getResponse().getHeader("Location")));
    }

    private String settled(String who, String path) {
        for (var turn = 0; turn < 2_000 && page(who, path).contains("hx-trigger"); turn++) {
            Thread.onSpinWait();
        }
        return path;
    }

    private void press(String who, String run, String button) {
        assertThat(post(who, run + "/" + button)).hasStatus(303);
        settled(who, run);
    }

    private static byte[] made(String name) {
        try (var content = RegisterTablePagesTests.class.getResourceAsStream("/sheets/" + name)) {
            return Objects.requireNonNull(content).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Sheets.Row> refused(String who, String run) {
        var answer = mvc.get().uri(run + "/refused.xlsx").cookie(of(who)).exchange();
        assertThat(answer).hasStatusOk();
        return rows(answer);
    }

    private static List<Sheets.Row> rows(MvcTestResult answer) {
        var rows = new ArrayList<Sheets.Row>();
        var bytes = answer.getResponse().getContentAsByteArray();
        Sheets.read(new ByteArrayInputStream(bytes), "a.xlsx", Sheets.Limits.UPLOAD, rows::add);
        return rows;
    }

    private List<Post> held(String name) {
        Predicate<Post> isThere = post -> !post.from().equals(post.to());
        return posts.of(HERE, Objects.requireNonNull(persons.get(name))).stream()
                .filter(isThere)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice-posts.xlsx", "libreoffice-posts.csv"})
    void postsComeInMendedAndGoAgain(String name) {
        var run = upload("head", "posts", name, made(name));
        assertThat(page("head", run)).contains("可以收下 7 行", "表任戊");
        assertThat(page("head", run + "?lang=en")).contains("Name: ", "Office: ", "Organisation: ");
        assertThat(held("甲")).isEmpty();

        var bad = refused("head", run);
        assertThat(bad).hasSize(3);
        assertThat(bad.getFirst().cells()).containsValues("8", "没有这个人");
        assertThat(String.join("", bad.get(1).cells().values())).contains("没有的职务", "职务：", "Office: ");
        assertThat(String.join("", bad.get(2).cells().values())).contains("没有的组织", "组织：", "Organisation: ");

        press("head", run, "confirm");
        assertThat(page("head", run)).contains("收下了 7 行");
        assertThat(held("乙")).singleElement().satisfies(post -> {
            assertThat(post.office().code()).isEqualTo("consultant");
            assertThat(post.from()).isEqualTo(LocalDate.of(2026, 2, 1));
            assertThat(post.to()).isEqualTo(LocalDate.of(2028, 1, 1));
        });
        assertThat(held("丁")).isEmpty();
        var again = upload("head", "posts", name, made(name));
        assertThat(page("head", again)).contains("<b>7</b>").doesNotContain("/confirm\"");

        press("head", run, "undo");
        assertThat(page("head", run)).contains("撤销了 7 项");
        for (var one : List.of("甲", "乙", "丙", "戊", "己", "庚", "辛")) {
            assertThat(held(one)).as(one).isEmpty();
        }
    }

    @Test
    void postsComeInAsExcelWritesThem() {
        var to = LocalDate.of(2027, 12, 31);
        var book = new ExcelBook()
                .row("任职表 & 名单", "", "", "", "")
                .merge("A1:E1")
                .row("人员", "任职", "", "", "")
                .merge("B2:E2")
                .row("姓名", "职务", "组织", "任职日期", "任期截止")
                .row("表任丙", "顾问", new ExcelBook.Formula("B1", "表任居委会"), FIRST, to)
                .row("表任丁", "顾问", "表任居委会", FIRST, to)
                .row("表任丁", "顾问", "表任居委会", "明年", to)
                .row("备注：以上已公示。", "", "", "", "")
                .merge("A7:E7")
                .bytes();
        var run = upload("head", "posts", "任职.xlsx", book);
        assertThat(page("head", run)).contains("可以收下 2 行", "任职日期：");
        press("head", run, "confirm");
        assertThat(held("丁")).singleElement().satisfies(post -> {
            assertThat(post.from()).isEqualTo(FIRST);
            assertThat(post.to()).isEqualTo(to);
        });
        press("head", run, "undo");
        assertThat(held("丁")).isEmpty();
        assertThat(held("丙")).isEmpty();
    }

    private Place place(String code) {
        return places.get(new PlaceCode(code));
    }

    @Test
    void placesComeInUnderOneAnotherAndGoAgain() {
        var seen = upload("operator", "places", "a.csv", made("libreoffice-places.csv"));
        assertThat(page("operator", seen)).contains("可以收下 7 行");
        press("operator", seen, "drop");
        assertThat(places.find(new PlaceCode("970514001003"))).isEmpty();

        var run = upload("operator", "places", "a.xlsx", made("libreoffice-places.xlsx"));
        assertThat(page("operator", run)).contains("可以收下 7 行", "听雨新村社区", "新桥花园");
        assertThat(refused("operator", run)).hasSize(3);
        var why = page("operator", run + "?lang=en");
        assertThat(why).contains("Code: ", "Code of the place above: ");
        press("operator", run, "confirm");
        assertThat(place("970514001003001004").name()).isEqualTo("4栋");
        assertThat(place("970514001001").name()).isEqualTo("听雨新村社区");
        assertThat(places.find(new PlaceCode("110101001001"))).isEmpty();
        assertThat(post("operator", run + "/confirm")).hasStatus(409);

        press("operator", run, "undo");
        assertThat(page("operator", run)).contains("撤销了 7 项");
        assertThat(place("970514001001").name()).isEqualTo("听雨社区");
        assertThat(place("970514001003001004").to()).isNotNull();
        assertThat(place("970514001003").to()).isNotNull();
        assertThat(page("operator", upload("operator", "places", "a.xlsx", made("libreoffice-places.xlsx"))))
                .contains("写入这 1 行"); // the others close tomorrow: a day on which a place opened stays a day of it
    }

    @Test
    void placesComeInAsExcelWritesThem() {
        var book = new ExcelBook()
                .row("望海社区地名", "", "")
                .merge("A1:C1")
                .row("代码", "名称", "级别")
                .row("970514001002001", "海角小区", "小区")
                .row("970514001002001001", "", "楼栋")
                .row(970514001002L, "望海潮社区", "社区")
                .row("填表人：某", "", "")
                .bytes();
        var run = upload("operator", "places", "地名.xlsx", book);
        assertThat(page("operator", run)).contains("可以收下 2 行", "望海潮社区");
        press("operator", run, "confirm");
        assertThat(place("970514001002").name()).isEqualTo("望海潮社区");
        press("operator", run, "undo");
        assertThat(place("970514001002").name()).isEqualTo("望海社区");
    }

    @Test
    void thePresentTableOfPlacesCanBeSentBack() {
        var table = post("operator", "/desk/tables/places/export", "place", HERE.value());
        assertThat(table).hasStatusOk();
        var run = upload("operator", "places", "again.xlsx", table.getResponse().getContentAsByteArray());
        assertThat(page("operator", run)).contains("可以收下").doesNotContain("/confirm\"", "行没有收");
    }

    @Test
    void aFileThatIsNoTableIsRefusedWithAWord() {
        assertThat(send("operator", "places", "a.csv", new byte[0])).hasStatus(422);
        assertThat(send("operator", "places", "a.doc", new byte[] {1})).hasStatus(415);
        var empty = upload("operator", "places", "a.csv", "code,name\n".getBytes(StandardCharsets.UTF_8));
        assertThat(page("operator", empty)).contains("role=\"alert\"");
        var letter = upload("operator", "places", "a.csv", "just a letter\nto you".getBytes(StandardCharsets.UTF_8));
        assertThat(page("operator", letter)).contains("role=\"alert\"");
        assertThat(send("head", "places", "a.csv", ROWS.getBytes(StandardCharsets.UTF_8)))
                .hasStatus(403);
    }
}
