package org.linli.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.linli.journeys.Browsers.DESKTOP;
import static org.linli.journeys.Browsers.PHONE;
import static org.linli.journeys.Browsers.look;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A department call: a community whistles, the sub-district's unit reports in and does its part, and both say what it was worth. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallJourneyTests {
    private static final District NANSHAN = new District("440305");
    private static final PlaceCode COMMUNITY = new PlaceCode("440305005001");
    private static final PlaceCode SUBDISTRICT = new PlaceCode("440305005");
    private static final String PASSWORD = "three-whistles-of-zhaoshang-0471";

    private final Places places;
    private final Organisations organisations;
    private final People people;
    private final Posts posts;
    private final Credentials credentials;
    private final Matters matters;
    private final Ledger ledger;

    @LocalServerPort
    private int port;

    private @Nullable Browsers browsers;

    CallJourneyTests(
            Places places,
            Organisations organisations,
            People people,
            Posts posts,
            Credentials credentials,
            Matters matters,
            Ledger ledger) {
        this.places = places;
        this.organisations = organisations;
        this.people = people;
        this.posts = posts;
        this.credentials = credentials;
        this.matters = matters;
        this.ledger = ledger;
    }

    @BeforeAll
    void fillTheDistrict() {
        Behalf.SYSTEM.run(() -> {
            places.loadNanshan();
            post("shaozi", "邵梓", "clerk", COMMUNITY, "station", "东角头社区工作站");
            post("chengguan", "程冠", "officer", SUBDISTRICT, "urban", "蛇口街道城管办");
        });
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

    @Test
    void aCommunityCallsADepartmentToItsSide() {
        var draft = Draft.of(COMMUNITY, "楼道堆满杂物，物业说清不了，请派人来看").withCategory("01.01.02");
        var raised = (Intake.Received) Behalf.SYSTEM.call(() -> matters.receive(draft, null));
        var all = Objects.requireNonNull(browsers);
        try (var one = all.visitor(DESKTOP, true, false);
                var two = all.visitor(PHONE, true, false);
                var three = all.visitor(PHONE, false, false)) {
            var clerk = one.newPage();
            signIn(clerk, "shaozi");
            whistle(clerk, raised.code());

            var officer = two.newPage();
            signIn(officer, "chengguan");
            report(officer);

            rate(clerk);
            resident(three.newPage(), raised, clerk);
            Behalf.SYSTEM.run(ledger::drain);
            officer.reload();
            assertThat(officer.locator(".facts")).containsText("很满意");
            assertThat(officer.locator(".facts")).containsText("解决了 · 满意");
            look(officer, "call-both-words");
        }
    }

    private static void signIn(Page page, String login) {
        page.navigate("/desk");
        page.locator("#login").fill(login);
        page.locator("#password").fill(PASSWORD);
        page.locator("main button").first().click();
        assertThat(page.locator(".desk-list")).isVisible();
    }

    private static void whistle(Page page, String code) {
        page.navigate("/desk/matters/" + code);
        page.getByText("召集单位", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("吹哨召集部门");
        look(page, "call-new");
        page.locator("#reason").fill("今天下午到三栋二单元，一起清理楼道");
        button(page, "吹哨").click(); // nobody chosen: what was typed stays
        assertThat(page.locator(".errors")).containsText("请选择一至十个单位");
        assertThat(page.locator("#reason")).hasValue("今天下午到三栋二单元，一起清理楼道");
        page.getByText("蛇口街道城管办").click();
        button(page, "吹哨").click();
        assertThat(page.locator("h1")).hasText("东角头社区工作站 吹哨，蛇口街道城管办 报到");
        look(page, "call-called");
    }

    private static void report(Page page) {
        page.navigate("/desk/calls");
        look(page, "call-owed");
        page.getByText("东角头社区工作站 吹哨").click();
        button(page, "报到").click();
        assertThat(page.locator(".note.done")).containsText("已报到");
        look(page, "call-arrived");
        page.locator("#done-text").fill("清了两车，已告知物业每周巡查");
        button(page, "我方已办完").click();
        assertThat(page.locator(".note.done")).containsText("已办完");
    }

    private static void rate(Page page) {
        page.reload();
        assertThat(page.locator(".facts")).containsText("清了两车");
        page.getByText("解决了", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("很满意", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "评价").click();
        assertThat(page.locator(".note.done")).containsText("评价已计入");
        look(page, "call-rated");
    }

    private static void resident(Page page, Intake.Received raised, Page clerk) {
        clerk.navigate("/desk/matters/" + raised.code());
        assertThat(clerk.locator("#matter")).containsText("已办完自己的部分");
        look(clerk, "call-on-the-matter");
        var act = clerk.locator("#matter details.act", new Page.LocatorOptions().setHasText("答复"))
                .first();
        if (act.getAttribute("open") == null) {
            act.locator("summary").click();
        }
        clerk.locator("#answer-text").fill("楼道今天清完了，以后每周巡查。");
        act.locator("form button").click();
        assertThat(clerk.locator("#matter .meta .state").first()).hasText("已答复");

        page.navigate("/r");
        page.locator("#secret").fill(raised.receipt());
        button(page, "打开").click();
        assertThat(page.locator("main")).containsText("蛇口街道城管办");
        look(page, "call-follow");
        page.getByText("解决了", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("满意", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "评价").click();
        assertThat(page.locator(".note.done")).isVisible();
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }
}
