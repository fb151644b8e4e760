package org.linli.liaison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.Visitor.body;
import static org.linli.Visitor.location;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.Visitor;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.measures.Measures;
import org.linli.notifications.Notice;
import org.linli.notifications.Notifications;
import org.linli.organisations.Bodies;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Particulars;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Places;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What residents say at a station: heard, noted, suggested, answered, judged, and told back to those who said it. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiaisonTests {
    private static final District HERE = new District("449201");
    private static final PlaceCode COMMUNITY = new PlaceCode("449201001001");
    private static final String PASSWORD = "three quiet lamps";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final Bodies bodies;
    private final Organisations organisations;
    private final Posts posts;
    private final Credentials credentials;
    private final Notifications notifications;
    private final Measures measures;
    private final Ledger ledger;
    private final SuggestionClock suggestionClock;
    private final WorkCalendar calendar;
    private final LocalDate today;
    private final Clock clock;

    private final Map<String, PersonId> persons = new HashMap<>();
    private @Nullable OrganisationId station;
    private @Nullable OrganisationId government;

    LiaisonTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Bodies bodies,
            Organisations organisations,
            Posts posts,
            Credentials credentials,
            Notifications notifications,
            Measures measures,
            Ledger ledger,
            SuggestionClock suggestionClock,
            WorkCalendar calendar,
            Clock clock) {
        this.mvc = mvc;
        this.places = places;
        this.people = people;
        this.bodies = bodies;
        this.organisations = organisations;
        this.posts = posts;
        this.credentials = credentials;
        this.notifications = notifications;
        this.measures = measures;
        this.ledger = ledger;
        this.suggestionClock = suggestionClock;
        this.calendar = calendar;
        this.clock = clock;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        TestPlaces.lay(places, """
                code,name,kind,en
                449201,联络试验区,district,Liaison
                449201001,月湾街道,subdistrict,Moon Bay
                449201001001,月亮湾社区,community,Moon
                449201001001001,月湾苑,estate,Moon Court
                449201001002,望海社区,community,Sea
                """.getBytes(StandardCharsets.UTF_8));
        organisations.add(COMMUNITY, "station", new Words("月亮湾社区工作站", "Moon station"));
        government = organisations
                .add(HERE.place(), "government", new Words("区政府办公室", "District government"))
                .id();
        station = open(COMMUNITY);
        account("head", "head", station);
        account("deputy", "deputy", station);
        account("helper", "liaison", station);
        account("officer", "officer", government);
        account("elsewhere", "liaison", open(new PlaceCode("449201001002")));
    }

    private OrganisationId open(PlaceCode at) {
        var about = new Particulars(
                new Words("月亮湾代表联络站", "Moon deputies' station"), LegalStatus.ESTABLISHED, "", null, null, "", "", "");
        return bodies.open(new Bodies.Opening(at, "liaison-station", "", null, today.minusYears(1), about))
                .id();
    }

    private void account(String login, String office, OrganisationId at) {
        var person = people.add(HERE, "林" + login, null, null, Lang.ZH);
        var months = posts.findOffice(office).orElseThrow().months();
        posts.give(
                HERE,
                new Posts.Giving(
                        person,
                        office,
                        at,
                        null,
                        today.minusDays(9),
                        months == null ? null : today.plusYears(1),
                        Set.of()));
        credentials.giveCredential(HERE, person, login, PASSWORD);
        persons.put(login, person);
    }

    private Visitor as(String login) {
        var visitor = new Visitor(mvc, "100.73.0." + NUMBER.incrementAndGet());
        assertThat(visitor.signIn(login + "@449201", PASSWORD)).hasStatus(303);
        return visitor;
    }

    private String station() {
        return "/desk/liaison/stations/" + station;
    }

    private PersonId person(String login) {
        return java.util.Objects.requireNonNull(persons.get(login));
    }

    private static String find(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private Map<String, String> paper(String login, String kind) {
        var form = new HashMap<>(Map.of(
                "person",
                person(login).toString(),
                "representative",
                kind,
                "givenBy",
                "区人大常委会代表工委",
                "actsFor",
                "第三选区选民",
                "scope",
                "在本站接待居民，提出建议",
                "shownAs",
                "林代表",
                "issuedOn",
                today.toString(),
                "from",
                today.minusDays(3).toString(),
                "until",
                today.plusMonths(3).toString()));
        form.put("number", "授〔2026〕7号");
        return form;
    }

    /** Gives authority and answers its id. */
    private String authorised(Visitor head, String login, String kind) {
        head.get(station());
        var given = head.post(station() + "/mandates", paper(login, kind));
        assertThat(given).as(body(given)).hasStatus(303);
        return location(given).substring(location(given).lastIndexOf('/') + 1);
    }

    private String reception(Visitor at, String mandate) {
        at.get(station() + "/receptions/new");
        var noted =
                at.post(station() + "/receptions", Map.of("mandate", mandate, "day", today.toString(), "people", "4"));
        assertThat(noted).as(body(noted)).hasStatus(303);
        return location(noted);
    }

    private MvcTestResult hear(Visitor at, String reception, String becomes, String text) {
        var page = body(at.get(reception));
        return at.post(
                reception + "/voices",
                Map.of(
                        "form",
                        find("name=\"form\" value=\"([0-9A-Z]+)\"", page),
                        "text",
                        text,
                        "becomes",
                        becomes,
                        "place",
                        COMMUNITY.value()));
    }

    private Map<String, String> suggestion(String mandate) {
        return Map.of(
                "mandate",
                mandate,
                "title",
                "月亮湾大道增设行人过街",
                "text",
                "居民反映大道一公里没有过街，建议增设。",
                "unit",
                String.valueOf(government),
                "handedOn",
                today.toString(),
                "open",
                "yes");
    }

    private static String secret(MvcTestResult slip) {
        assertThat(slip).as(body(slip)).hasStatus(200);
        return find("class=\"receipt-code\" translate=\"no\">([0-9A-Z ]+)<", body(slip));
    }

    /** The whole way: authority, rota, reception, two voices, suggestion, answer, not satisfied, answer, satisfied, told. */
    @Test
    void whatIsSaidComesBackToThoseWhoSaidIt() {
        var before = counted(List.of());
        var head = as("head");
        var mandate = authorised(head, "deputy", "deputy");
        assertThat(body(head.get("/desk/liaison/mandates/" + mandate)))
                .contains("林deputy", "第三选区选民", "授〔2026〕7号", "人大代表");

        var helper = as("helper");
        helper.get(station());
        assertThat(helper.post(
                        station() + "/duties",
                        Map.of(
                                "mandate", mandate,
                                "day", today.plusDays(1).toString(),
                                "opens", "9:00",
                                "closes", "11:30",
                                "room", "一楼接待室")))
                .hasStatus(303);
        var open = new Visitor(mvc, "100.73.1.1");
        assertThat(body(open.get("/c/" + COMMUNITY + "/liaison"))).contains("09:00–11:30", "林代表", "一楼接待室");

        var reception = reception(helper, mandate);
        var receipt = secret(hear(helper, reception, "matter", "单元门的灯坏了三天"));
        var opinion = secret(hear(helper, reception, "opinion", "大道上过街要走一公里"));
        assertThat(body(open.get("/liaison/word"))).contains("小票");
        assertThat(body(open.post("/liaison/word", Map.of("secret", opinion)))).contains("还没有写进建议");

        var form = helper.get(station() + "/suggestions/new");
        var voices = Pattern.compile("name=\"voice\" value=\"([0-9a-f-]+)\"").matcher(body(form));
        var sending = new org.springframework.util.LinkedMultiValueMap<String, String>();
        suggestion(mandate).forEach(sending::add);
        var ticked = voices.results().map(one -> one.group(1)).toList();
        assertThat(ticked).hasSizeGreaterThanOrEqualTo(2);
        var sent = helper.postAll(station() + "/suggestions", sending, "voice", ticked);
        assertThat(sent).as(body(sent)).hasStatus(303);
        var address = location(sent).replaceFirst("\\?.*", "");
        var id = address.substring(address.lastIndexOf('/') + 1);

        answer(id, "已列入明年计划。");
        judge(id, "NOT", "没有说什么时候动工。");
        assertThat(body(open.get("/c/" + COMMUNITY + "/liaison/" + id))).contains("已列入明年计划", "没有说什么时候动工", "等再次答复");
        answer(id, "三月动工，五月通行。");
        judge(id, "SATISFIED", "");
        assertThat(helper.post(address + "/told", Map.of("told", "过街五月通行，工地电话贴在站里。")))
                .hasStatus(303);

        assertThat(body(open.post("/liaison/word", Map.of("secret", opinion.toLowerCase(java.util.Locale.ROOT)))))
                .contains("大道上过街要走一公里", "三月动工，五月通行", "代表：满意", "工地电话贴在站里");
        open.get("/r");
        var opened = open.post("/r", Map.of("secret", receipt));
        assertThat(body(open.get(location(opened)))).contains("写进了建议", "三月动工", "工地电话贴在站里");

        assertThat(counted(before)).containsExactly(1L, 4L, 1L, 1L, 1L, 1L, 1L);
        assertThat(kinds(id))
                .containsExactly(
                        "liaison.suggestion-sent",
                        "liaison.suggestion-answered",
                        "liaison.suggestion-judged",
                        "liaison.suggestion-answered",
                        "liaison.suggestion-judged",
                        "liaison.residents-told");
        assertThat(inbox("officer")).contains("liaison.notice.sent", "liaison.notice.again");
        assertThat(inbox("deputy")).contains("liaison.notice.answered");
    }

    /** What was counted since {@code before}. */
    private List<Long> counted(List<Long> before) {
        ledger.drain();
        var now = Stream.of(
                        "liaison.receptions",
                        "liaison.received",
                        "liaison.opinions",
                        "liaison.suggestions.in-time",
                        "liaison.verdict.not",
                        "liaison.verdict.satisfied",
                        "liaison.told")
                .map(measure -> measures.sum(measure, COMMUNITY, today, today.plusDays(1)))
                .toList();
        return before.isEmpty()
                ? now
                : IntStream.range(0, now.size())
                        .mapToObj(i -> now.get(i) - before.get(i))
                        .toList();
    }

    private List<String> inbox(String login) {
        return notifications.inbox(HERE, person(login), 50).stream()
                .map(Notice::key)
                .toList();
    }

    private List<String> kinds(String suggestion) {
        return ledger.about(HERE, UUID.fromString(suggestion)).stream()
                .map(Recorded::kind)
                .toList();
    }

    private void answer(String id, String words) {
        var officer = as("officer");
        officer.get("/desk/liaison/suggestions/" + id);
        var answered = officer.post(
                "/desk/liaison/suggestions/" + id + "/answer",
                Map.of("text", words, "spokeOn", today.toString(), "open", "yes"));
        assertThat(answered).as(body(answered)).hasStatus(303);
    }

    private void judge(String id, String verdict, String words) {
        var deputy = as("deputy");
        deputy.get("/desk/liaison/suggestions/" + id);
        var judged =
                deputy.post("/desk/liaison/suggestions/" + id + "/verdict", Map.of("verdict", verdict, "words", words));
        assertThat(judged).as(body(judged)).hasStatus(303);
    }

    private String sent(Visitor helper, String mandate) {
        helper.get(station() + "/suggestions/new");
        var sent = helper.post(station() + "/suggestions", suggestion(mandate));
        assertThat(sent).as(body(sent)).hasStatus(303);
        return location(sent).replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    /** The clock reminds at half and four fifths, and says once that it is late; a late answer counts as late and not in time. */
    @Test
    void theClockIsNobodysToStop() {
        var id = sent(as("helper"), authorised(as("head"), "deputy", "cppcc"));
        var due = SuggestionTerm.of(today, 3, calendar).due();
        var all = Duration.between(today.atStartOfDay(clock.getZone()).toInstant(), due);

        assertThat(after(id, due.minus(all.dividedBy(2)).plusSeconds(60)))
                .containsExactly("liaison.suggestion-reminded");
        assertThat(after(id, due.minus(all.dividedBy(5)).plusSeconds(60)))
                .containsExactly("liaison.suggestion-reminded");
        assertThat(after(id, due.minusSeconds(1))).isEmpty();
        assertThat(after(id, due)).containsExactly("liaison.suggestion-overdue");
        assertThat(after(id, due.plus(Duration.ofDays(40)))).isEmpty();
        ledger.drain();
        assertThat(inbox("deputy")).contains("liaison.notice.overdue");
        assertThat(inbox("officer")).contains("liaison.notice.reminded", "liaison.notice.overdue");
    }

    private List<String> after(String id, Instant now) {
        var before = kinds(id).size();
        suggestionClock.tick(now);
        var since = kinds(id);
        return since.subList(before, since.size());
    }

    /** The unit may say once, before the first answer, that it is hard; not twice, and not when an answer is there. */
    @Test
    void aHardOneHasSixMonths() {
        var id = sent(as("helper"), authorised(as("head"), "deputy", "party-delegate"));
        var officer = as("officer");
        officer.get("/desk/liaison/suggestions/" + id);
        var prolong = "/desk/liaison/suggestions/" + id + "/prolong";
        assertThat(officer.post(prolong, Map.of("reason", " "))).hasStatus(422);
        assertThat(officer.post(prolong, Map.of("reason", "要三个部门一起办"))).hasStatus(303);
        assertThat(officer.post(prolong, Map.of("reason", "再长些"))).hasStatus(409);
        assertThat(body(officer.get("/desk/liaison/suggestions/" + id))).contains("6 个月", "要三个部门一起办");
        assertThat(kinds(id)).containsExactly("liaison.suggestion-sent", "liaison.suggestion-prolonged");
    }

    @Test
    void whoHasNoWrittenAuthorityNeitherReceivesNorSuggests() {
        var head = as("head");
        var helper = as("helper");
        var liaison = authorised(head, "helper", "liaison");
        helper.get(station() + "/suggestions/new");
        assertThat(body(helper.post(station() + "/suggestions", suggestion(liaison))))
                .contains("联络员不代替代表提建议");
        head.get("/desk/liaison/mandates/" + liaison);
        assertThat(head.post("/desk/liaison/mandates/" + liaison + "/end", Map.of()))
                .hasStatus(303);
        assertThat(head.post("/desk/liaison/mandates/" + liaison + "/end", Map.of()))
                .hasStatus(409);
        helper.get(station() + "/receptions/new");
        var refused = helper.post(
                station() + "/receptions", Map.of("mandate", liaison, "day", today.toString(), "people", "2"));
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("没有有效的书面授权");
        var unfit = paper("helper", "deputy");
        assertThat(body(head.post(station() + "/mandates", unfit))).contains("没有与身份相符的岗位");
    }

    @Test
    void badInputKeepsWhatWasTypedAndSaysWhatToMend() {
        var head = as("head");
        head.get(station());
        var backwards = paper("deputy", "deputy");
        backwards.put("until", today.minusYears(1).toString());
        backwards.put("issuedOn", today.plusDays(2).toString());
        backwards.put("givenBy", "");
        var refused = head.post(station() + "/mandates", backwards);
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("最后一天不能早于第一天", "签发日期不能在今天以后", "这一项要填", "授〔2026〕7号");

        var mandate = authorised(head, "deputy", "deputy");
        var reception = reception(head, mandate);
        var page = body(head.get(reception));
        var token = find("name=\"form\" value=\"([0-9A-Z]+)\"", page);
        var nothing = head.post(reception + "/voices", Map.of("form", token, "text", "  ", "becomes", "poem"));
        assertThat(nothing).hasStatus(422);
        var form = Map.of("form", token, "text", "路灯太暗", "becomes", "opinion");
        assertThat(head.post(reception + "/voices", form)).hasStatus(200);
        assertThat(head.post(reception + "/voices", form)).hasStatus(409);
        var elsewhere = Map.of("form", token, "text", "路灯太暗", "becomes", "matter", "place", "449201001002");
        assertThat(head.post(reception + "/voices", elsewhere)).hasStatus(422);
        var old = Map.of("mandate", mandate, "day", today.minusDays(60).toString(), "people", "1");
        assertThat(head.post(station() + "/receptions", old)).hasStatus(422);
        assertThat(head.post("/liaison/word", Map.of("secret", "0000-0000-0000")))
                .hasStatus(422);
    }

    /** Only the representative judges; who works elsewhere sees nothing of it. */
    @Test
    void theVerdictIsTheRepresentativesAlone() {
        var id = sent(as("helper"), authorised(as("head"), "deputy", "deputy"));
        answer(id, "正在办。");
        var head = as("head");
        head.get("/desk/liaison/suggestions/" + id);
        assertThat(head.post("/desk/liaison/suggestions/" + id + "/verdict", Map.of("verdict", "SATISFIED")))
                .hasStatus(403);
        assertThat(head.post(
                        "/desk/liaison/suggestions/" + id + "/answer",
                        Map.of("text", "x", "spokeOn", today.toString())))
                .hasStatus(403);
        var other = as("elsewhere");
        assertThat(other.get("/desk/liaison/suggestions/" + id)).hasStatus(404);
        assertThat(other.get(station())).hasStatus(403);
        assertThat(body(other.get("/desk/liaison"))).doesNotContain("月亮湾大道增设行人过街");
    }
}
