package org.linli.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.journeys.Browsers.DESKTOP;
import static org.linli.journeys.Browsers.PHONE;
import static org.linli.journeys.Browsers.look;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.SteadyClock;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.matters.Matters;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A resident on a phone says what is wrong, a clerk takes it up, nobody answers in time and the clock moves it up, the
 * sub-district answers, the resident rates, the open board counts it: once with scripts and once without.
 */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatterJourneyTests {
    private static final District NANSHAN = new District("440305");
    private static final PlaceCode COMMUNITY = new PlaceCode("440305008001");
    private static final String ELSEWHERE = "440305008002";
    private static final PlaceCode SUBDISTRICT = new PlaceCode("440305008");
    private static final String PASSWORD = "three-lamps-of-taoyuan-0471";
    private static final String SAID = "小区单元门的门禁坏了一个星期，晚上谁都能进来，报修了没人来。";

    private final Places places;
    private final Organisations organisations;
    private final People people;
    private final Posts posts;
    private final Credentials credentials;
    private final Matters matters;
    private final Ledger ledger;
    private final SteadyClock clock;

    @LocalServerPort
    private int port;

    private @org.jspecify.annotations.Nullable Browsers browsers;

    MatterJourneyTests(
            Places places,
            Organisations organisations,
            People people,
            Posts posts,
            Credentials credentials,
            Matters matters,
            Ledger ledger,
            SteadyClock clock) {
        this.places = places;
        this.organisations = organisations;
        this.people = people;
        this.posts = posts;
        this.credentials = credentials;
        this.matters = matters;
        this.ledger = ledger;
        this.clock = clock;
    }

    @BeforeAll
    void fillTheDistrict() {
        places.loadNanshan();
        post("wangfang", "王芳", "clerk", COMMUNITY, "station", "龙光社区工作站");
        post("lihua", "李华", "head", COMMUNITY, "station", "龙光社区工作站");
        post("yuyang", "于洋", "officer", SUBDISTRICT, "office", "桃源街道办事处");
        post("zhongxin", "钟欣", "centre", new PlaceCode("440305"), "centre", "南山区民生诉求服务中心");
        browsers = new Browsers("http://localhost:" + port);
    }

    @AfterAll
    void closeTheBrowser() {
        if (browsers != null) {
            browsers.close();
        }
    }

    private void post(String login, String name, String office, PlaceCode at, String function, String unit) {
        var organisation = organisations
                .find(at, function)
                .orElseGet(() -> organisations.add(at, function, new Words(unit, unit)));
        var person = people.add(NANSHAN, name, null, null, Lang.ZH);
        posts.start(NANSHAN, person, office, organisation.id(), LocalDate.parse("2026-01-01"), null);
        credentials.giveCredential(NANSHAN, person, login, PASSWORD);
    }

    private Browsers browsers() {
        return java.util.Objects.requireNonNull(browsers);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMatterIsRaisedEscalatesIsAnsweredAndRated(boolean script) {
        var mark = script ? "script-" : "plain-";
        try (var phone = browsers().visitor(PHONE, script, script);
                var desktop = browsers().visitor(DESKTOP, script, false);
                var office = browsers().visitor(DESKTOP, script, false)) {
            var resident = phone.newPage();
            var code = raise(resident, mark);

            var clerk = desktop.newPage();
            signIn(clerk, "wangfang");
            takeUp(clerk, code, mark);

            expire();
            resident.navigate("/r/" + code);
            look(resident, mark + "follow-late");

            var officer = office.newPage();
            signIn(officer, "yuyang");
            answer(officer, code, mark);

            rate(resident, code, mark);
            openBoard(resident, mark);
            proof(resident, code, script, mark);
        }
    }

    private static String raise(Page page, String mark) {
        page.navigate("/speak");
        look(page, mark + "speak-1");
        page.locator("#q").fill("longguang");
        button(page, "找").click();
        page.getByText("龙光社区").first().click();
        button(page, "下一步").click();
        page.locator("#text").fill(SAID);
        look(page, mark + "speak-2");
        button(page, "下一步").click();
        page.getByText("匿名，我自己用回执查").click();
        look(page, mark + "speak-3");
        button(page, "发出去").click();
        assertThat(page.locator("h1")).containsText("龙光社区工作站");
        look(page, mark + "receipt");
        var secret =
                page.locator("#code").or(page.locator(".receipt-code")).first().textContent();
        var code = page.locator("dd.code").textContent().strip();
        assertThat(page.url()).doesNotContain(secret.replace(" ", "")).endsWith("/r/" + code + "/receipt");
        page.navigate("/r/" + code + "/paper");
        look(page, mark + "paper");

        page.context().clearCookies();
        page.navigate("/r");
        look(page, mark + "r");
        page.locator("#secret").fill("AAAA BBBB CCCC");
        button(page, "打开").click();
        assertThat(page.locator(".error")).isVisible();
        look(page, mark + "r-forged");
        page.locator("#secret").fill(secret.toLowerCase(java.util.Locale.ROOT));
        button(page, "打开").click();
        assertThat(page)
                .hasURL("http://localhost:" + page.url().replaceAll("^http://localhost:(\\d+)/.*", "$1") + "/r/"
                        + code);
        look(page, mark + "follow");
        page.locator("#text").fill("今天还是开着的。");
        button(page, "补充").click();
        assertThat(page.locator(".note.done")).isVisible();
        return code;
    }

    private static void signIn(Page page, String login) {
        page.navigate("/desk");
        page.locator("#login").fill(login);
        page.locator("#password").fill(PASSWORD);
        page.locator("main button").first().click();
        assertThat(page.locator(".desk-list")).isVisible();
    }

    private static void takeUp(Page page, String code, String mark) {
        look(page, mark + "desk");
        page.locator("#row-" + code + " > a").click();
        assertThat(page.locator("#matter .code").first()).hasText(code);
        look(page, mark + "desk-matter");
        button(page.locator("#matter .acts"), "受理").click();
        assertThat(page.locator("#matter .meta .state").first()).hasText("已受理");
        look(page, mark + "desk-accepted");
        page.locator("#release-title").fill("单元门门禁坏了一个星期");
        page.locator("#release-text").fill("小区一处单元门的门禁坏了，夜里关不上。");
        button(page.locator("#matter > section:last-of-type"), "公开").click();
        assertThat(page.locator("#matter form[action*='release'] a[href='/m/" + code + "']"))
                .isVisible();
        page.navigate("/m/" + code);
        assertThat(page.locator("h1")).hasText("单元门门禁坏了一个星期");
        look(page, mark + "public");
    }

    private void expire() {
        var later = Clock.offset(
                Clock.systemUTC(),
                Duration.between(Clock.systemUTC().instant(), clock.instant()).plus(Duration.ofDays(30)));
        clock.follow(later);
        matters.tick(clock.instant());
        ledger.drain();
    }

    private static void answer(Page page, String code, String mark) {
        page.navigate("/desk?tab=late");
        look(page, mark + "desk-late");
        page.locator("#row-" + code + " > a").click();
        assertThat(page.locator("#matter .code").first()).hasText(code);
        var act = page.locator("#matter details.act", new Page.LocatorOptions().setHasText("答复"))
                .first();
        if (act.getAttribute("open") == null) {
            act.locator("summary").click();
        }
        page.locator("#answer-text").fill("门禁换了新的主板，今天修好了。物业以后两天内不修，打街道电话。");
        look(page, mark + "desk-answer");
        act.locator("form button").click();
        assertThat(page.locator("#matter .meta .state").first()).hasText("已答复");
        look(page, mark + "desk-answered");
    }

    private static void rate(Page page, String code, String mark) {
        page.navigate("/r/" + code);
        assertThat(page.locator("blockquote").first()).containsText("换了新的主板");
        look(page, mark + "follow-answered");
        page.getByText("解决了", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("很满意", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "评价").click();
        assertThat(page.locator(".note.done")).isVisible();
        look(page, mark + "follow-rated");
    }

    private void openBoard(Page page, String mark) {
        ledger.drain();
        var answer = page.navigate("/open");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(page.locator("h1")).containsText("件晚了");
        assertThat(page.locator(".rates")).containsText("解决率");
        look(page, mark + "open");
    }

    /** The page's own script checks the receipt; a bundle in which one word was changed on the way fails. */
    private static void proof(Page page, String code, boolean script, String mark) {
        page.navigate("/r/" + code + "/proof");
        var verdict = page.locator("[data-verdict]");
        assertThat(page.locator("[data-row]").first()).containsText("收到");
        assertThat(verdict).containsText(script ? "核对无误" : "JavaScript");
        look(page, mark + "proof");
        if (!script) {
            return;
        }
        assertThat(verdict).containsText("一个字也没有变");
        assertThat(verdict).containsText("承诺");
        page.route("**/proof", route -> {
            var answer = route.fetch();
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replace("一个星期", "一个月")));
        });
        page.navigate("/r/" + code + "/proof");
        assertThat(verdict).containsText("核对不上");
        page.unroute("**/proof");
        look(page, mark + "proof-fails");
    }

    /** Somebody outside, with a program that shares no code with the server, comes to the same figures. */
    @Test
    void theIndependentVerifierProvesTheLogAndCountsTheSameFigures() throws java.io.IOException {
        verify();
    }

    private void verify() throws java.io.IOException {
        ledger.drain();

        var told = org.linli.Node.run(java.nio.file.Path.of("verifier/cli.mjs"), "ledger", "http://localhost:" + port);

        assertThat(told.output()).contains("全部属实").doesNotContain(" 0 个数字", "✗");
        assertThat(told.exit()).isZero();
    }

    /** Nobody outside learns more of a dispute than that there was one; who raised it proves when, and that not a word was changed. */
    @Test
    void aDisputeProvesToItsHolderAndTheLogThatHidesItStillHolds() throws java.io.IOException {
        try (var phone = browsers().visitor(PHONE, true, false)) {
            var page = phone.newPage();
            var answer = phone.request()
                    .post(
                            "/api/v1/matters",
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setData(java.util.Map.of(
                                            "place", COMMUNITY.value(), "text", "两家为了漏水吵了一个星期", "kind", "dispute")));
            var received = new tools.jackson.databind.json.JsonMapper().readTree(answer.body());
            var code = received.path("code").asString();
            page.navigate("/r");
            page.locator("input[name=secret]").fill(received.path("receipt").asString());
            page.locator("main form button").first().click();
            assertThat(page.locator("main")).containsText("不对外公开");
            look(page, "dispute-follow");
            ledger.drain();
            page.navigate("/r/" + code + "/proof");
            assertThat(page.locator("[data-verdict]")).containsText("核对无误");
            assertThat(page.locator("[data-row]").first()).containsText("✓ 20");
            look(page, "dispute-proof");
            org.junit.jupiter.api.Assertions.assertEquals(
                    404, page.navigate("/m/" + code).status());
        }
        verify();
    }

    @Test
    void twoClerksAtOnceTheSecondIsToldAndKeepsTheirText() {
        try (var one = browsers().visitor(DESKTOP, true, false);
                var two = browsers().visitor(PHONE, true, false);
                var phone = browsers().visitor(PHONE, false, false)) {
            var code = raise(phone.newPage(), "two-");
            var first = one.newPage();
            signIn(first, "wangfang");
            first.navigate("/desk/matters/" + code);
            var second = two.newPage();
            signIn(second, "lihua");
            second.navigate("/desk/matters/" + code);
            second.locator("#matter summary", new Page.LocatorOptions().setHasText("转派"))
                    .click();
            second.locator("#transfer-reason").fill("门禁归街道物业办管");
            second.locator("#transfer-unit")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            button(first.locator("#matter .acts"), "受理").click();
            assertThat(first.locator("#matter .meta .state").first()).hasText("已受理");
            second.locator("#matter details[open] form button").click();
            assertThat(second.locator("#matter .errors")).containsText("别人刚刚改过");
            assertThat(second.locator("#transfer-reason")).hasValue("门禁归街道物业办管");
            look(second, "desk-stale");
        }
    }

    /** A photo far too large is left out and said so where scripts run; elsewhere the form comes back with everything else kept. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPhotoFarTooLargeIsRefusedWithWhatToDo(boolean script) throws java.io.IOException {
        var large = java.nio.file.Files.createTempFile("linli-large", ".jpg");
        try (var phone = browsers().visitor(PHONE, script, false);
                var file = java.nio.channels.FileChannel.open(large, java.nio.file.StandardOpenOption.WRITE)) {
            file.write(java.nio.ByteBuffer.allocate(1), 50L << 20);
            var page = phone.newPage();
            page.navigate("/speak?place=" + ELSEWHERE);
            page.locator("#text").fill(SAID);
            button(page, "下一步").click();
            page.locator("#contact").fill("13800138000");
            page.locator("input[type=file]").first().setInputFiles(large);
            if (script) {
                assertThat(page.locator("#picked")).containsText("没有放进来");
                button(page, "发出去").click();
                assertThat(page.locator("main")).containsText("收到了");
            } else {
                button(page, "发出去").click();
                assertThat(page.locator("#photo-error")).containsText("15 MB");
                assertThat(page.locator("#contact")).hasValue("13800138000");
                assertThat(page.locator(".facts")).containsText(SAID);
                look(page, "speak-too-large");
            }
        } finally {
            java.nio.file.Files.delete(large);
        }
    }

    /** What a text may not hold is said beside it, before anything else is asked. */
    @Test
    void aTextThatCannotBeTakenIsSaidBesideIt() {
        try (var phone = browsers().visitor(PHONE, true, false)) {
            var page = phone.newPage();
            for (var wrong : List.of("楼道灯坏了".repeat(20_000), "楼道\u202e灯坏了")) {
                page.navigate("/speak?place=" + ELSEWHERE);
                page.locator("#text").fill(wrong);
                button(page, "下一步").click();
                assertThat(page.locator("#text-error")).isVisible();
                assertThat(page.locator("#text")).hasValue(wrong);
            }
        }
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }

    private static com.microsoft.playwright.Locator button(com.microsoft.playwright.Locator in, String name) {
        return in.getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(name)
                                .setExact(true))
                .first();
    }
}
