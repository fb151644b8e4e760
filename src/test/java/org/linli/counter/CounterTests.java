package org.linli.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.Visitor.body;
import static org.linli.Visitor.location;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.Visitor;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Staff take in for somebody: same form, same clock, a receipt; and everybody can say what sort of thing it is. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CounterTests {
    private static final District HERE = new District("449203");
    private static final String COMMUNITY = "449203001001";
    private static final String PASSWORD = "three quiet lamps";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final Organisations organisations;
    private final Posts posts;
    private final Credentials credentials;
    private final JdbcClient jdbc;
    private final LocalDate today;

    CounterTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Organisations organisations,
            Posts posts,
            Credentials credentials,
            JdbcClient jdbc,
            Clock clock) {
        this.mvc = mvc;
        this.places = places;
        this.people = people;
        this.organisations = organisations;
        this.posts = posts;
        this.credentials = credentials;
        this.jdbc = jdbc;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        TestPlaces.lay(places, """
                code,name,kind,en
                449203,窗口试验区,district,Counter
                449203001,梅林街道,subdistrict,Plum
                449203001001,梅岭社区,community,Plum Ridge
                449203001001001,梅岭苑,estate,Plum Court
                """.getBytes(StandardCharsets.UTF_8));
        var station = organisations.add(new PlaceCode(COMMUNITY), "station", new Words("梅岭社区工作站", "Plum station"));
        organisations.add(new PlaceCode("449203001"), "office", new Words("梅林街道办", "Plum office"));
        organisations.add(HERE.place(), "centre", new Words("区中心", "Centre"));
        var person = people.add(HERE, "林窗口", null, null, Lang.ZH);
        posts.start(HERE, person, "clerk", station.id(), today.minusDays(3), null);
        credentials.giveCredential(HERE, person, "window", PASSWORD);
    }

    private Visitor clerk() {
        var visitor = new Visitor(mvc, "100.75.0." + NUMBER.incrementAndGet());
        assertThat(visitor.signIn("window@449203", PASSWORD)).hasStatus(303);
        return visitor;
    }

    private static MvcTestResult take(Visitor clerk, Map<String, String> fields) {
        var page = body(clerk.get("/desk/intake"));
        var token = Pattern.compile("name=\"form\" value=\"([0-9A-Z]+)\"").matcher(page);
        assertThat(token.find()).as(page).isTrue();
        var form = new HashMap<>(Map.of("go", "send", "form", token.group(1), "via", "PHONE", "place", COMMUNITY));
        form.putAll(fields);
        return clerk.post("/desk/intake", form);
    }

    private static String secret(MvcTestResult slip) {
        assertThat(slip).as(body(slip)).hasStatus(200);
        var found = Pattern.compile("class=\"receipt-code\" translate=\"no\">([0-9A-Z ]+)<")
                .matcher(body(slip));
        assertThat(found.find()).as(body(slip)).isTrue();
        return found.group(1);
    }

    private Map<String, @Nullable Object> matter(MvcTestResult slip) {
        var code = Pattern.compile("<dd class=\"code\">([0-9A-Z]{12})</dd>").matcher(body(slip));
        assertThat(code.find()).as(body(slip)).isTrue();
        return jdbc.sql(
                        "select id, kind, category, via, anonymous from matters.matter where district = :district and code = :code")
                .param("district", HERE.value())
                .param("code", code.group(1))
                .query()
                .singleRow();
    }

    @Test
    void aCallIsTakenInAndItsReceiptOpensIt() {
        var slip = take(clerk(), Map.of("text", "楼下的灯坏了三天", "contact", "13900000001"));
        assertThat(body(slip)).contains("梅岭社区工作站", "只显示一次");
        assertThat(matter(slip)).containsEntry("via", "PHONE").containsEntry("anonymous", false);
        var resident = new Visitor(mvc, "100.75.1.1");
        resident.get("/r");
        var opened = resident.post("/r", Map.of("secret", secret(slip)));
        assertThat(body(resident.get(location(opened)))).contains("楼下的灯坏了三天");
    }

    @Test
    void thePlaceIsFoundWithAllThatWasTypedKept() {
        var clerk = clerk();
        clerk.get("/desk/intake");
        var found = clerk.post("/desk/intake", Map.of("go", "find", "q", "梅岭苑", "text", "电梯又停了", "via", "FORUM"));
        assertThat(body(found)).contains("449203001001001", "电梯又停了", "value=\"FORUM\" checked");
    }

    @Test
    void theReceiptIsTextedAndKeptByNobody() {
        var slip = take(clerk(), Map.of("text", "水管漏了", "contact", "139 0000 0002", "texted", "yes"));
        assertThat(body(slip)).contains("编码已经发给本人");
        var secret = secret(slip).replace(' ', '-');
        assertThat(jdbc.sql(
                                "select count(*) from notifications.message where district = :district and key = 'counter.sms'")
                        .param("district", HERE.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(secret).hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({
        "suggestion, 建议社区开一个图书角, SUGGESTION, 02.03.01",
        "suggestion, 把晚上的门多开一小时, SUGGESTION, 02.03.01",
        "supervision, 窗口十一点就关了, SUGGESTION, 02.03.06",
        "care, 老人独居要人看看, CARE, 09.09.01",
        "hazard, 路边的井盖丢了, HAZARD, 01.08.02",
        "'', 路边的井盖丢了, HAZARD, 01.08.02",
        "'', 楼下的灯坏了, APPEAL, "
    })
    void itIsOfTheSortThatWasSaid(String sort, String text, String kind, @Nullable String category) {
        var taken = matter(take(clerk(), Map.of("text", text, "sort", sort, "consent", "AGREED")));
        assertThat(taken).containsEntry("kind", kind);
        if (category != null) {
            assertThat(taken).containsEntry("category", category);
        }
        assertThat(consents(taken)).isEqualTo(kind.equals("CARE") ? List.of("AGREED") : List.of());
    }

    private List<String> consents(Map<String, @Nullable Object> matter) {
        return jdbc.sql("select given_by from counter.consent where district = :district and matter = :matter")
                .param("district", HERE.value())
                .param("matter", matter.get("id"))
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    @ParameterizedTest
    @CsvSource({
        "via, WEB, 请从中选一个",
        "via, OPEN311, 请从中选一个",
        "place, 449203001, 请查找并选定",
        "place, 440305001005, 请查找并选定",
        "text, ' ', 这一项要填",
        "sort, care, 关爱帮助只能由本人说",
        "texted, yes, 请先填手机号",
        "contact, 12, 手机号或邮箱"
    })
    void whatIsWrongIsNamedAndTheRestKept(String field, String value, String says) {
        var fields = new HashMap<>(Map.of("text", "楼下的灯坏了三天"));
        fields.put(field, value);
        var refused = take(clerk(), fields);
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains(says);
    }

    /** A care need comes from who needs it, or with their consent: the resident's own form asks as well, and keeps the answer. */
    @Test
    void aResidentSaysWhoAgreed() {
        var resident = new Visitor(mvc, "100.75.1.2");
        resident.get("/speak?place=" + COMMUNITY);
        var typed = new HashMap<>(Map.of("place", COMMUNITY, "text", "隔壁老人一个人住，想有人来坐坐", "sort", "care", "go", "tell"));
        var asked = resident.post("/speak", typed);
        assertThat(asked).hasStatus(422);
        assertThat(body(asked)).contains("关爱帮助只能由本人说", "想有人来坐坐");
        typed.put("consent", "AGREED");
        assertThat(resident.post("/speak", typed)).hasStatus(200);
        typed.putAll(Map.of("go", "send", "tell", "none", "form", "CARECARECARECARE1"));
        var sent = resident.post("/speak", typed);
        assertThat(sent).as(body(sent)).hasStatus(303);
        var code = location(sent).split("/", -1)[2];
        assertThat(resident.get("/m/" + code)).hasStatus(404);
        assertThat(jdbc.sql("""
                        select c.given_by from counter.consent c join matters.matter m on m.district = c.district and m.id = c.matter
                         where c.district = :district and m.code = :code
                        """)
                        .param("district", HERE.value())
                        .param("code", code)
                        .query(String.class)
                        .list())
                .containsExactly("AGREED");
    }
}
