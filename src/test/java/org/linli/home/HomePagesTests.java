package org.linli.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages that are nobody's in particular: places, the open board, the operator's. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomePagesTests {
    private static final District HERE = new District("980021");
    private static final PlaceCode COMMUNITY = new PlaceCode("980021001001");
    private static final String PASSWORD = "three quiet lamps";
    private static final String ROWS = """
            code,name,kind,en
            980021,试验区,district,Trial
            980021001,银杏街道,subdistrict,Ginkgo
            980021001001,听雨社区,community,Rain
            """;

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final Organisations organisations;
    private final Posts posts;
    private final Credentials credentials;

    HomePagesTests(
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
    void build() throws Exception {
        TestPlaces.lay(places, ROWS.getBytes(StandardCharsets.UTF_8));
        var services = organisations.add(HERE.place(), "services", new Words("服务中心", "Services"));
        var station = organisations.add(COMMUNITY, "station", new Words("听雨工作站", "Rain station"));
        account("operator", services);
        account("clerk", station);
    }

    private void account(String office, org.linli.organisations.Organisation unit) {
        var person = people.add(HERE, "某" + office, null, null, Lang.ZH);
        credentials.giveCredential(HERE, person, "home-" + office, PASSWORD);
        posts.start(HERE, person, office, unit.id(), LocalDate.of(2020, 1, 1), null);
    }

    private Cookie[] signedIn(String office) {
        var answer = mvc.post()
                .uri("/sign-in")
                .param("login", "home-" + office + "@" + HERE)
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(303);
        return answer.getResponse().getCookies();
    }

    private MvcTestResult get(String path, Cookie... cookies) {
        var request = mvc.get().uri(path).accept(MediaType.TEXT_HTML);
        return cookies.length == 0
                ? request.exchange()
                : request.cookie(cookies).exchange();
    }

    @Test
    void aCommunityIsFoundByNameByPinyinAndByInitials() {
        for (var typed : new String[] {"听雨", "tingyu", "tysq", COMMUNITY.value()}) {
            assertThat(get("/?q=" + typed)).hasStatusOk().bodyText().as(typed).contains("/c/" + COMMUNITY);
        }
        assertThat(get("/?q=没有这个地方")).hasStatusOk().bodyText().doesNotContain("/c/" + COMMUNITY);
    }

    @Test
    void aPlacesPageLeadsUpDownAndToSpeaking() {
        assertThat(get("/c/980021001"))
                .hasStatusOk()
                .bodyText()
                .contains("/c/980021\"", "/c/" + COMMUNITY, "/speak?place=980021001\"");
        assertThat(get("/c/" + COMMUNITY + "?lang=en")).hasStatusOk().bodyText().contains("Rain");
        assertThat(get("/c/980021009")).hasStatus(404);
        assertThat(get("/c/nonsense")).hasStatus(422);
    }

    @Test
    void theOpenBoardSaysSoWhereNothingHappenedYet() {
        assertThat(get("/open?place=" + HERE)).hasStatusOk();
        assertThat(get("/open?place=" + COMMUNITY + "&from=2026-01&to=2026-03")).hasStatusOk();
        assertThat(get("/open/matters.received?place=" + HERE + "&from=2026-01&to=2026-03"))
                .hasStatusOk();
        assertThat(get("/open/no.such.measure?place=" + HERE + "&from=2026-01&to=2026-03"))
                .hasStatus(404);
    }

    @Test
    void whatTheOperatorSeesIsTheOperatorsAlone() {
        assertThat(get("/ops")).hasStatus(303).hasHeader("Location", "/sign-in?to=%2Fops");
        assertThat(get("/ops", signedIn("clerk"))).hasStatus(403);
        assertThat(get("/ops", signedIn("operator")))
                .hasStatusOk()
                .bodyText()
                .contains("发出短信和邮件", "PostgreSQL", "2011–");
    }

    @Test
    void tablesOfPlacesHaveMoved() {
        for (var before : new String[] {"/desk/places/import", "/desk/places/import/table"}) {
            assertThat(get(before, signedIn("operator")))
                    .hasStatus3xxRedirection()
                    .hasRedirectedUrl("/desk/tables/places");
        }
    }
}
