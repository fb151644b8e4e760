package org.linli.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.linli.journeys.Browsers.DESKTOP;
import static org.linli.journeys.Browsers.PHONE;
import static org.linli.journeys.Browsers.look;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Particulars;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A resident at a deputies' station: heard, suggested, answered, judged, told. And a grid worker's phone: what is dangerous is reported
 * with a photo of before, and settled with one of after.
 */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiaisonJourneyTests {
    private static final District NANSHAN = new District("440305");
    private static final PlaceCode COMMUNITY = new PlaceCode("440305002010");
    private static final String PASSWORD = "four-calm-moons-of-the-bay-81";

    private final Places places;
    private final Organisations organisations;
    private final Bodies bodies;
    private final People people;
    private final Posts posts;
    private final Credentials credentials;
    private final LocalDate today;

    @LocalServerPort
    private int port;

    private @Nullable Browsers browsers;

    LiaisonJourneyTests(
            Places places,
            Organisations organisations,
            Bodies bodies,
            People people,
            Posts posts,
            Credentials credentials,
            Clock clock) {
        this.places = places;
        this.organisations = organisations;
        this.bodies = bodies;
        this.people = people;
        this.posts = posts;
        this.credentials = credentials;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void fillTheCommunity() {
        places.loadNanshan();
        var station = unit(COMMUNITY, "station", "月亮湾社区工作站", "Yueliangwan workstation");
        unit(new PlaceCode("440305002"), "safety", "南山街道应急安全办", "Nanshan safety office");
        var government = unit(NANSHAN.place(), "government", "区政府办公室", "District government office");
        var about = new Particulars(
                new Words("月亮湾代表联络站", "Yueliangwan deputies' station"),
                LegalStatus.ESTABLISHED,
                "",
                null,
                null,
                "",
                "",
                "");
        var liaisons = bodies.open(
                        new Bodies.Opening(COMMUNITY, "liaison-station", "", null, today.minusYears(1), about))
                .id();
        account("fang-head", "方站长", "head", liaisons);
        account("ao-deputy", "敖代表", "deputy", liaisons);
        account("gu-officer", "顾承办", "officer", government);
        account("tian-grid", "田网格", "grid-worker", station);
        account("tang-clerk", "唐经办", "clerk", station);
        account(
                "wei-safety",
                "魏综治",
                "officer",
                organisations
                        .find(new PlaceCode("440305002"), "safety")
                        .orElseThrow()
                        .id());
        browsers = new Browsers("http://localhost:" + port);
    }

    private OrganisationId unit(PlaceCode at, String function, String zh, String en) {
        return organisations
                .find(at, function)
                .orElseGet(() -> organisations.add(at, function, new Words(zh, en)))
                .id();
    }

    private void account(String login, String name, String office, OrganisationId at) {
        var person = people.add(NANSHAN, name, null, null, Lang.ZH);
        var months = posts.findOffice(office).orElseThrow().months();
        posts.give(
                NANSHAN,
                new Posts.Giving(
                        person,
                        office,
                        at,
                        null,
                        today.minusDays(9),
                        months == null ? null : today.plusYears(1),
                        Set.of()));
        credentials.giveCredential(NANSHAN, person, login, PASSWORD);
    }

    @AfterAll
    void closeTheBrowser() {
        if (browsers != null) {
            browsers.close();
        }
    }

    private Browsers browsers() {
        return Objects.requireNonNull(browsers);
    }

    private static Page signedIn(BrowserContext context, String login) {
        var page = context.newPage();
        page.navigate("/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(PASSWORD);
        page.locator("main .go button").first().click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    private static void press(Page page) {
        page.locator("main .btn.main:visible").last().click();
    }

    private static byte[] picture(Color colour) {
        try {
            var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
            var pen = image.createGraphics();
            pen.setColor(colour);
            pen.fillRect(0, 0, 400, 300);
            pen.dispose();
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void photo(Page page, Color colour) {
        page.locator("input[name=photo]").setInputFiles(new FilePayload("a.png", "image/png", picture(colour)));
    }

    @Test
    void whatIsSaidAtTheStationComesBack() {
        try (var desk = browsers().visitor(DESKTOP, true, false);
                var unit = browsers().visitor(DESKTOP, true, true);
                var own = browsers().visitor(PHONE, true, false);
                var phone = browsers().visitor(PHONE, true, true)) {
            var head = signedIn(desk, "fang-head");
            authorise(head);
            var secret = receive(head);
            var suggestion = suggest(head);

            var resident = phone.newPage();
            resident.navigate("/c/" + COMMUNITY + "/liaison");
            assertThat(resident.locator("#rota")).containsText("敖代表");
            look(resident, "liaison-place-phone");

            var officer = signedIn(unit, "gu-officer");
            officer.navigate(suggestion);
            officer.locator("#answer #text").fill("已列入明年计划，五月通行。");
            officer.locator("#spokeOn").fill(today.toString());
            look(officer, "liaison-answer");
            officer.locator("#answer .btn.main").click();
            assertThat(officer.locator(".note.done")).isVisible();

            var deputy = signedIn(own, "ao-deputy");
            deputy.navigate(suggestion);
            deputy.locator("#judge input[value=SATISFIED]").check();
            look(deputy, "liaison-judge-phone");
            deputy.locator("#judge .btn.main").click();
            assertThat(deputy.locator("#answers")).containsText("代表：满意");
            deputy.locator("#told").fill("过街五月通行。");
            deputy.locator("#tell .btn").click();
            assertThat(deputy.locator(".note.done")).isVisible();

            resident.navigate("/liaison/word#" + secret);
            assertThat(resident.locator("body")).containsText("过街五月通行");
            look(resident, "liaison-word-phone");
        }
    }

    private void authorise(Page head) {
        head.navigate("/desk");
        assertThat(head.locator("h1")).isVisible();
        head.navigate("/desk/liaison");
        head.locator("a", new Page.LocatorOptions().setHasText("月亮湾代表联络站"))
                .first()
                .click();
        head.locator("#mandates .btn").click();
        head.locator("#person")
                .selectOption(Objects.requireNonNull(
                        head.locator("#person option", new Page.LocatorOptions().setHasText("敖代表"))
                                .getAttribute("value")));
        head.locator("input[value=deputy]").check();
        head.locator("#givenBy").fill("区人大常委会代表工作委员会");
        head.locator("#actsFor").fill("第三选区选民");
        head.locator("#scope").fill("在本站接待居民，听取意见，提出建议。");
        head.locator("#shownAs").fill("敖代表");
        look(head, "liaison-mandate-give");
        press(head);
        assertThat(head.locator("h1")).hasText("书面授权");
        head.locator("a[href$='#mandates']").click();
        head.locator("#rota summary").click();
        head.locator("#day").fill(today.plusDays(2).toString());
        head.locator("#room").fill("一楼接待室");
        head.locator("#rota .btn.main").click();
        assertThat(head.locator("#rota")).containsText("一楼接待室");
    }

    /** Receives; answers the code of the slip for what was said. */
    private static String receive(Page head) {
        head.locator("a.btn.main").first().click();
        head.locator("#people").fill("3");
        press(head);
        head.locator("#text").fill("大道一公里没有过街，老人要绕很远。");
        head.locator("input[value=opinion]").check();
        look(head, "liaison-reception");
        press(head);
        look(head, "liaison-slip");
        var secret = head.locator(".receipt-code").textContent().strip();
        head.locator("a", new Page.LocatorOptions().setHasText("回到接待")).click();
        assertThat(head.locator("body")).containsText("老人要绕很远");
        return secret.replace(' ', '-');
    }

    private static String suggest(Page head) {
        head.locator(".crumbs a").click();
        head.locator("a", new Page.LocatorOptions().setHasText("写一件代表建议")).click();
        head.locator("#title").fill("月亮湾大道增设行人过街");
        head.locator("#text").fill("大道一公里没有过街，建议在学校前增设。");
        head.locator("input[name=voice]").first().check();
        head.locator("#unit")
                .selectOption(Objects.requireNonNull(
                        head.locator("#unit option", new Page.LocatorOptions().setHasText("区政府办公室"))
                                .first()
                                .getAttribute("value")));
        look(head, "liaison-suggestion-new");
        press(head);
        assertThat(head.locator(".note.done")).isVisible();
        return head.url().replaceFirst("\\?.*", "");
    }

    @Test
    void aHazardIsReportedAndSettledOnAPhone() {
        try (var desk = browsers().visitor(DESKTOP, true, false);
                var safety = browsers().visitor(DESKTOP, true, false);
                var phone = browsers().visitor(PHONE, true, false)) {
            var clerk = signedIn(desk, "tang-clerk");
            clerk.navigate("/desk/patrol");
            clerk.locator("#what").fill("消防通道有没有被堵");
            clerk.locator("#place").selectOption(COMMUNITY.value());
            clerk.locator("#plan .btn.main").click();
            assertThat(clerk.locator("#are-due")).containsText("消防通道有没有被堵");
            look(clerk, "patrol-board");

            var worker = signedIn(phone, "tian-grid");
            worker.navigate("/desk");
            assertThat(worker).hasURL(java.util.regex.Pattern.compile(".*/desk/patrol/today"));
            look(worker, "patrol-today-phone");
            worker.locator(".patrol a.btn").first().click();
            photo(worker, Color.RED);
            worker.locator("#category input[value='13.03.01']").check();
            worker.locator("#text").fill("1栋前停了两辆车，消防车进不去。");
            look(worker, "patrol-hazard-phone");
            press(worker);
            assertThat(worker.locator(".note.done")).containsText("隐患已上报");
            var hazard = Objects.requireNonNull(worker.locator("a.code").first().getAttribute("href"));

            var code = hazard.substring(hazard.lastIndexOf('/') + 1);
            var officer = signedIn(safety, "wei-safety");
            officer.navigate("/desk/matters/" + code);
            officer.locator(".acts form[action*=accept] button").first().click();
            assertThat(officer.locator("#matter .state").first()).isVisible();
            worker.navigate(hazard);
            worker.locator("#removed input[value=yes]").check();
            photo(worker, Color.GREEN);
            press(worker);
            assertThat(worker.locator(".gallery img")).hasCount(2);
            worker.waitForFunction(
                    "[...document.querySelectorAll('.gallery img')].every(img => img.complete && img.naturalWidth > 0)");
            look(worker, "patrol-after-phone");
            officer.navigate("/desk/matters/" + code);
            assertThat(officer.locator("body")).containsText("已消除，有整改后的照片");
        }
    }

    @Test
    void theCounterTakesInForSomebody() {
        try (var desk = browsers().visitor(DESKTOP, true, false)) {
            var clerk = signedIn(desk, "tang-clerk");
            clerk.navigate("/desk");
            clerk.locator("a[href='/desk/intake']").click();
            clerk.locator("#q").fill("月亮湾");
            clerk.locator("#text").fill("楼下的灯坏了三天");
            clerk.locator("button[value=find]:visible").click();
            clerk.locator("input[name=place]").first().check();
            clerk.locator("main details summary").first().click();
            look(clerk, "counter-take");
            press(clerk);
            assertThat(clerk.locator(".receipt-code")).isVisible();
        }
    }
}
