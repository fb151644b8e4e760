package org.linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.Item;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Places;
import org.linli.web.Sheets;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on which tables come in and go out: the whole way, and who may go it. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablePagesTests {
    private static final District HERE = new District("970512");
    private static final String EAST = "970512001001";
    private static final String ROWS = """
            code,name
            970512,表格页区
            970512001,表格街道
            970512001001,东社区
            970512001002,西社区
            """;

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final Organisations organisations;
    private final Posts posts;
    private final Credentials credentials;
    private final Map<String, Cookie[]> cookies = new HashMap<>();
    private final Map<String, PersonId> staff = new HashMap<>();

    TablePagesTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Organisations organisations,
            Posts posts,
            Credentials credentials) {
        this.mvc = mvc;
        this.places = places;
        this.people = people;
        this.organisations = organisations;
        this.posts = posts;
        this.credentials = credentials;
    }

    @BeforeAll
    void build() {
        TestPlaces.lay(places, ROWS.getBytes(StandardCharsets.UTF_8));
        var station = organisations.add(new PlaceCode(EAST), "station", new Words("东站", "East"));
        for (var office : List.of("clerk", "officer", "leader")) {
            var person = people.add(HERE, "某" + office, null, null, Lang.ZH);
            credentials.giveCredential(HERE, person, "tp-" + office, "three quiet lamps");
            posts.start(HERE, person, office, station.id(), LocalDate.of(2020, 1, 1), null);
            var answer = mvc.post()
                    .uri("/sign-in")
                    .param("login", "tp-" + office + "@" + HERE)
                    .param("password", "three quiet lamps")
                    .with(csrf())
                    .exchange();
            cookies.put(office, Objects.requireNonNull(answer.getResponse().getCookies()));
            staff.put(office, person);
        }
    }

    private Cookie[] of(String who) {
        return Objects.requireNonNull(cookies.get(who));
    }

    private MvcTestResult get(String who, String path) {
        return mvc.get().uri(path).accept(MediaType.TEXT_HTML).cookie(of(who)).exchange();
    }

    private MvcTestResult post(String who, String path, String... fields) {
        var request =
                mvc.post().uri(path).accept(MediaType.TEXT_HTML).cookie(of(who)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private String upload(String who, String what, String csv) {
        var file = new MockMultipartFile("file", "a.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        var answer = mvc.post()
                .multipart()
                .file(file)
                .uri("/desk/tables/" + what)
                .cookie(of(who))
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(303);
        var page = Objects.requireNonNull(answer.getResponse().getHeader("Location"));
        for (var turn = 0; turn < 200 && text(get(who, page)).contains("hx-trigger"); turn++) {
            Thread.onSpinWait();
        }
        return page;
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Sheets.Row> rows(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        var rows = new ArrayList<Sheets.Row>();
        var bytes = answer.getResponse().getContentAsByteArray();
        Sheets.read(new ByteArrayInputStream(bytes), "a.xlsx", Sheets.Limits.UPLOAD, rows::add);
        return rows;
    }

    @Test
    void aClerkLoadsATableMendsTheBadRowsAndTakesItOut() {
        var page = upload("clerk", "people", """
                姓名,证件号码,电话,登记在,同意登记电话,同意登记证件
                页甲,,13922220001,%1$s,是,
                页乙,440305198001010014,,%1$s,,是
                """.formatted(EAST));
        var seen = text(get("clerk", page));
        assertThat(seen).contains("可以收下 1 行", "校验码", "页甲").doesNotContain("440305198001010014");

        var bad = rows(get("clerk", page + "/refused.xlsx"));
        assertThat(bad).hasSize(1);
        assertThat(bad.getFirst().cells()).containsValues("3", "页乙", "440305198001010014");
        assertThat(String.join("", bad.getFirst().cells().values())).contains("校验码", "does not fit");

        assertThat(post("clerk", page + "/confirm")).hasStatus(303);
        assertThat(text(get("clerk", page))).contains("收下了 1 行", "整份撤销");
        assertThat(post("clerk", page + "/confirm")).hasStatus(409);
        assertThat(get("leader", page)).hasStatus(404);

        var plain = rows(post("clerk", "/desk/tables/people/export", "place", EAST));
        assertThat(plain)
                .singleElement()
                .satisfies(row ->
                        assertThat(row.cells()).containsValues("页甲", EAST).hasSize(2));
        assertThat(post("clerk", "/desk/tables/people/export", "place", EAST, "item", "PHONE"))
                .hasStatus(422);
        var person = people.withPhone(HERE, "13922220001").getFirst();
        assertThat(people.looks(HERE, person.value(), 10)).isEmpty();
        var full = rows(post("clerk", "/desk/tables/people/export", "place", EAST, "item", "PHONE", "purpose", "换届联系"));
        assertThat(full.getFirst().cells()).containsValue("13922220001");
        assertThat(people.looks(HERE, person.value(), 10)).singleElement().satisfies(look -> {
            assertThat(look.purpose()).isEqualTo("换届联系");
            assertThat(look.items()).containsExactly(Item.PHONE);
            assertThat(look.looker()).isEqualTo(staff.get("clerk"));
        });

        assertThat(post("clerk", page + "/undo")).hasStatus(303);
        assertThat(text(get("clerk", page))).contains("撤销了 1 项");
        assertThat(people.withPhone(HERE, "13922220001")).isEmpty();
    }

    @Test
    void theTemplateIsReadAsATableOfTheRegister() {
        var template = get("clerk", "/desk/tables/people/template.xlsx");
        assertThat(template).hasStatusOk();
        var bytes = template.getResponse().getContentAsByteArray();
        var rows = new ArrayList<Sheets.Row>();
        Sheets.read(new ByteArrayInputStream(bytes), "a.xlsx", Sheets.Limits.UPLOAD, rows::add);
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.cells().get("姓名 name *")).startsWith("示例"));
    }

    @Test
    void whoMayNotIsTurnedAway() {
        assertThat(get("officer", "/desk/tables/people")).hasStatus(403);
        assertThat(get("clerk", "/desk/tables/places")).hasStatus(403);
        assertThat(get("leader", "/desk/tables/organisations/template.xlsx")).hasStatus(403);
        assertThat(get("clerk", "/desk/tables")).hasStatusOk();
        assertThat(get("clerk", "/desk/tables/nothing")).hasStatus(404);
        assertThat(post("clerk", "/desk/tables/organisations/export", "place", EAST))
                .hasStatusOk();
    }
}
