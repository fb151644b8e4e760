package org.linli.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.Visitor.body;
import static org.linli.Visitor.location;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.Visitor;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.organisations.Organisations;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What somebody raised stands in their account where they want it to, and nowhere else. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MineTests {
    private static final District HERE = new District("980072");
    private static final District THERE = new District("980073");
    private static final String PASSWORD = "three quiet lamps";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final Organisations organisations;
    private final Credentials credentials;
    private final Matters matters;
    private final JdbcClient jdbc;

    MineTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Organisations organisations,
            Credentials credentials,
            Matters matters,
            JdbcClient jdbc) {
        this.mvc = mvc;
        this.places = places;
        this.people = people;
        this.organisations = organisations;
        this.credentials = credentials;
        this.matters = matters;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void build() {
        for (var district : List.of(HERE, THERE)) {
            var rows = """
                    code,name,kind,en
                    %1$s,事项试验区,district,Mine
                    %1$s001,书院街道,subdistrict,Academy
                    %1$s001001,桂花社区,community,Osmanthus
                    """.formatted(district);
            TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
            organisations.add(community(district), "station", new Words("桂花社区工作站", "Osmanthus station"));
        }
    }

    private static PlaceCode community(District district) {
        return new PlaceCode(district + "001001");
    }

    private Visitor visitor() {
        return new Visitor(mvc, "100.72.0." + NUMBER.incrementAndGet());
    }

    private PersonId person(String login) {
        var person = people.add(HERE, "林" + login, null, null, Lang.ZH);
        credentials.giveCredential(HERE, person, login, PASSWORD);
        return person;
    }

    private Visitor signedIn(String login) {
        person(login);
        var visitor = visitor();
        assertThat(visitor.signIn(login + "@980072", PASSWORD)).hasStatus(303);
        return visitor;
    }

    private Intake.Received raised(District district, String text) {
        return (Intake.Received) matters.receive(Draft.of(community(district), text), null);
    }

    private static Map<String, String> spoken(String tell, String mine) {
        return Map.of(
                "go",
                "send",
                "place",
                community(HERE).value(),
                "text",
                "楼道的灯坏了，晚上看不见路",
                "tell",
                tell,
                "contact",
                "13700007201",
                "mine",
                mine);
    }

    private long kept() {
        return jdbc.sql("select count(*) from mine.kept where district = :district")
                .param("district", "980072")
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsRaisedWhileSignedInIsAmongMyMatters() {
        var visitor = signedIn("lin1");
        assertThat(body(visitor.get("/me/matters"))).contains("还没有", "href=\"/speak\"");
        assertThat(body(visitor.post(
                        "/speak", Map.of("place", community(HERE).value(), "text", "楼道的灯坏了", "go", "tell"))))
                .contains("value=\"yes\" checked");
        assertThat(visitor.post("/speak", spoken("told", "asked,yes"))).hasStatus(303);
        var page = body(visitor.get("/me/matters"));
        assertThat(page).contains("楼道的灯坏了", "桂花社区", "data-clock=");
        var opened = visitor.get(path(page));
        assertThat(location(opened)).startsWith("/r/");
        assertThat(visitor.get(location(opened))).hasStatusOk().bodyText().contains("楼道的灯坏了");
    }

    private static String path(String page) {
        var found = Pattern.compile("href=\"(/me/matters/[0-9A-Z-]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void whatIsRaisedAnonymouslyOrWithoutAnAccountStaysUnlinked() {
        var before = kept();
        var visitor = signedIn("lin2");
        visitor.get("/me/matters");
        assertThat(visitor.post("/speak", spoken("none", "asked,yes"))).hasStatus(303);
        assertThat(visitor.post("/speak", spoken("told", "asked"))).hasStatus(303);
        var nobody = visitor();
        nobody.get("/sign-in");
        assertThat(nobody.post("/speak", spoken("told", "asked,yes"))).hasStatus(303);
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void aReceiptIsPutInByWhoHoldsItAndTakenOutAgain() {
        var received = raised(HERE, "门前的水沟堵了");
        var visitor = signedIn("lin3");
        visitor.get("/me/matters");
        assertThat(visitor.post("/me/matters", Map.of("receipt", "0000 0000 0000 0000 0000")))
                .hasStatus(422)
                .bodyText()
                .contains("没有这个回执", "value=\"0000 0000 0000 0000 0000\"");
        assertThat(visitor.post("/me/matters", Map.of("receipt", received.code())))
                .hasStatus(422); // the public code is no receipt
        assertThat(visitor.post(
                        "/me/matters",
                        Map.of("receipt", Ids.grouped(received.receipt()).toLowerCase(java.util.Locale.ROOT))))
                .hasStatus(303);
        assertThat(visitor.post("/me/matters", Map.of("receipt", received.receipt())))
                .hasStatus(303);
        var page = body(visitor.get("/me/matters"));
        assertThat(page).containsOnlyOnce("href=\"/me/matters/" + received.code() + "\">门前的水沟堵了");
        assertThat(page).doesNotContain(received.receipt());
        assertThat(body(visitor.get("/me/data"))).contains(received.code());

        assertThat(visitor.post("/me/matters/" + received.code() + "/forget", Map.of()))
                .hasStatus(303);
        assertThat(body(visitor.get("/me/matters"))).doesNotContain("门前的水沟堵了");
        assertThat(matters.findByReceipt(received.receipt())).isPresent();
    }

    @Test
    void anOpenReceiptIsPutInWithOneButton() {
        var received = raised(HERE, "电梯停了");
        var visitor = signedIn("lin4");
        visitor.get("/r");
        visitor.post("/r", Map.of("secret", received.receipt()));
        assertThat(body(visitor.get("/r/" + received.code()))).contains("/r/" + received.code() + "/mine");
        assertThat(location(visitor.post("/r/" + received.code() + "/mine", Map.of())))
                .isEqualTo("/me/matters?done=kept");
        assertThat(body(visitor.get("/me/matters"))).contains("电梯停了");
        var other = raised(HERE, "井盖松了");
        assertThat(visitor.post("/r/" + other.code() + "/mine", Map.of())).hasStatus(404);
    }

    @Test
    void nobodySeesOrOpensWhatAnotherKeeps() {
        var received = raised(HERE, "垃圾没人收");
        var holder = signedIn("lin5");
        holder.get("/me/matters");
        holder.post("/me/matters", Map.of("receipt", received.receipt()));
        var other = signedIn("lin6");
        assertThat(body(other.get("/me/matters"))).doesNotContain("垃圾没人收");
        assertThat(other.get("/me/matters/" + received.code())).hasStatus(404);
        assertThat(other.post("/me/matters/" + received.code() + "/forget", Map.of()))
                .hasStatus(404);
        assertThat(body(holder.get("/me/matters"))).contains("垃圾没人收");
        assertThat(visitor().get("/me/matters")).hasStatus(303);
    }

    @Test
    void aMatterOfAnotherDistrictIsNotPutIn() {
        var visitor = signedIn("lin7");
        visitor.get("/me/matters");
        assertThat(visitor.post(
                        "/me/matters", Map.of("receipt", raised(THERE, "路灯不亮").receipt())))
                .hasStatus(422)
                .bodyText()
                .contains("另一个区");
    }

    @Test
    void manyAreShownTenByTen() {
        var visitor = signedIn("lin8");
        visitor.get("/me/matters");
        for (var i = 1; i <= 12; i++) {
            visitor.post(
                    "/me/matters",
                    Map.of("receipt", raised(HERE, "第 " + i + " 件小事").receipt()));
        }
        var first = body(visitor.get("/me/matters"));
        assertThat(first).contains("第 12 件小事", "第 3 件小事").doesNotContain("第 2 件小事");
        var next = Pattern.compile("href=\"(/me/matters\\?before=[^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(body(visitor.get(next.group(1))))
                .contains("第 2 件小事", "第 1 件小事")
                .doesNotContain("第 3 件小事", "更早的<");
    }
}
