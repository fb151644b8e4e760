package org.linli.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.journeys.Browsers.DESKTOP;
import static org.linli.journeys.Browsers.PHONE;
import static org.linli.journeys.Browsers.look;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.organisations.Bodies;
import org.linli.organisations.Link;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Particulars;
import org.linli.organisations.Posts;
import org.linli.organisations.Ties;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Anybody reads the board of a community and what coverage lacks; a head of the workstation goes from a gap to the form that
 * fills it. The board, the coverages and the registers of bodies and posts pass axe at both widths.
 */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardJourneyTests {
    private static final District NANSHAN = new District("440305");
    private static final PlaceCode COMMUNITY = new PlaceCode("440305006002");
    private static final String PASSWORD = "four-quiet-boats-of-shuiwan-83";
    private static final String AT = "/c/" + COMMUNITY;

    private final Places places;
    private final Bodies bodies;
    private final Ties ties;
    private final People people;
    private final Posts posts;
    private final Credentials credentials;
    private final Ledger ledger;
    private final LocalDate today;

    @LocalServerPort
    private int port;

    private @Nullable Browsers browsers;
    private @Nullable OrganisationId committee;

    BoardJourneyTests(
            Places places,
            Bodies bodies,
            Ties ties,
            People people,
            Posts posts,
            Credentials credentials,
            Ledger ledger,
            Clock clock) {
        this.places = places;
        this.bodies = bodies;
        this.ties = ties;
        this.people = people;
        this.posts = posts;
        this.credentials = credentials;
        this.ledger = ledger;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void fillTheCommunity() {
        places.loadNanshan();
        var core = open("party-committee", "水湾社区党委", "");
        var residents = open("residents-committee", "水湾社区居民委员会", "");
        var school = open("co-resident-unit", "泊舟小学", "");
        var station = open("workstation", "水湾社区工作站", "station");
        ties.link(NANSHAN, school, Link.Tie.SITS, core);
        give(core, "party-secretary", null, 600);
        var head = give(station, "head", null, null);
        credentials.giveCredential(NANSHAN, head, "shuiwanhead", PASSWORD);
        var building = places.children(new PlaceCode(COMMUNITY + "001"), 1).getFirst();
        give(residents, "building-chief", building.code(), 600);
        committee = residents;
        ledger.drain();
        browsers = new Browsers("http://localhost:" + port);
    }

    private OrganisationId open(String kind, String name, String function) {
        var status = bodies.kind(kind).statuses().getFirst();
        return bodies.open(new Bodies.Opening(
                        COMMUNITY,
                        kind,
                        function,
                        null,
                        today.minusDays(300),
                        new Particulars(new Words(name, name), status, "", null, 7, "借出操场", "一楼", "")))
                .id();
    }

    private org.linli.people.PersonId give(
            OrganisationId at, String office, @Nullable PlaceCode area, @Nullable Integer days) {
        var person = people.add(NANSHAN, "许平", null, null, Lang.ZH);
        posts.give(
                NANSHAN,
                new Posts.Giving(
                        person,
                        office,
                        at,
                        area,
                        today.minusDays(40),
                        days == null ? null : today.plusDays(days),
                        Set.of()));
        return person;
    }

    @AfterAll
    void closeTheBrowser() {
        if (browsers != null) {
            browsers.close();
        }
    }

    private Browsers browsers() {
        return java.util.Objects.requireNonNull(browsers);
    }

    @Test
    void anybodyReadsTheBoardOnAPhoneAndWithoutScript() {
        try (var phone = browsers().visitor(PHONE, true, true);
                var plain = browsers().visitor(DESKTOP, false, false)) {
            var page = phone.newPage();
            page.navigate(AT + "/parties");
            assertThat(page.locator("svg.seating-small")).isVisible();
            assertThat(page.locator("svg.seating-wide")).isHidden();
            look(page, "board-phone");
            page.locator(".parties a", new Page.LocatorOptions().setHasText("泊舟小学"))
                    .click();
            assertThat(page.locator("h1")).hasText("泊舟小学");
            look(page, "board-face-phone");
            page.navigate(AT + "/coverage");
            look(page, "coverage-phone");
            page.navigate("/c/440305006/parties");
            look(page, "board-above-phone");

            var wide = plain.newPage();
            wide.navigate(AT + "/parties");
            assertThat(wide.locator("svg.seating-wide")).isVisible();
            assertThat(wide.locator("svg.seating-wide .chair.guest")).hasCount(1);
            assertThat(wide.locator("svg.seating-wide .tie.seat")).hasCount(1);
            look(wide, "board-plain");
            wide.locator("svg.seating-wide a", new Page.LocatorOptions().setHasText("泊舟小学"))
                    .click();
            assertThat(wide.locator("h1")).hasText("泊舟小学");
            assertThat(wide.locator("body")).not().containsText("许平");
        }
    }

    @Test
    void aHeadGoesFromAGapToTheFormThatFillsIt() {
        try (var desktop = browsers().visitor(DESKTOP, true, false)) {
            var page = desktop.newPage();
            page.navigate("/desk");
            page.locator("#login").fill("shuiwanhead");
            page.locator("#password").fill(PASSWORD);
            page.locator("main button").first().click();
            page.navigate(AT + "/parties");
            assertThat(page.locator("body")).containsText("许平");
            look(page, "board");
            page.navigate("/c/440305006/parties");
            look(page, "board-above");
            page.navigate(AT + "/coverage");
            look(page, "coverage");
            page.locator("a.rate", new Page.LocatorOptions().setHasText("楼栋长覆盖"))
                    .click();
            look(page, "coverage-gaps");
            var gap = page.locator("tbody tr", new Page.LocatorOptions().setHasText("给楼栋长"))
                    .first();
            var building = gap.locator("th").textContent().strip();
            gap.locator("a.btn").click();
            assertThat(page.locator("h1")).containsText("楼栋长");
            assertThat(page.locator("#give-area option:checked").textContent())
                    .contains(building.substring(building.lastIndexOf(' ') + 1));
            look(page, "post-give");
            for (var path : new String[] {
                "/desk/organisations",
                "/desk/organisations/" + committee,
                "/desk/organisations/new",
                "/desk/organisations/new?place=" + COMMUNITY + "&kind=volunteer-team"
            }) {
                page.navigate(path);
                look(page, "register" + path.replaceAll("[^a-z]+", "-"));
                page.setViewportSize(PHONE, 844);
                look(page, "register-phone" + path.replaceAll("[^a-z]+", "-"));
                page.setViewportSize(DESKTOP, 900);
            }
        }
    }
}
