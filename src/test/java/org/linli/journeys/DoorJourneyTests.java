package org.linli.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.journeys.Browsers.DESKTOP;
import static org.linli.journeys.Browsers.PHONE;
import static org.linli.journeys.Browsers.look;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Settings;
import org.linli.kernel.Words;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.linli.providers.SpringServer;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The ways in, with a real browser and an authenticator that it keeps itself: a passkey is made, opens, opens no second time with what
 * it said once, ends when there is a copy of it, and is removed; a slip of paper from the counter opens a resident's phone.
 */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorJourneyTests {
    private static final District NANSHAN = new District("440305");
    private static final PlaceCode COMMUNITY = new PlaceCode("440305001005");
    private static final String PASSWORD = "five-slow-ferries-of-haiwan-27";

    private final Places places;
    private final Organisations organisations;
    private final People people;
    private final Posts posts;
    private final Credentials credentials;
    private final LocalDate today;
    private final Settings settings;

    @LocalServerPort
    private int port;

    private @Nullable Browsers browsers;

    DoorJourneyTests(
            Places places,
            Organisations organisations,
            People people,
            Posts posts,
            Credentials credentials,
            Clock clock,
            Settings settings) {
        this.places = places;
        this.organisations = organisations;
        this.people = people;
        this.posts = posts;
        this.credentials = credentials;
        this.today = LocalDate.now(clock);
        this.settings = settings;
    }

    @BeforeAll
    void fillTheCommunity() {
        places.loadNanshan();
        browsers = new Browsers("http://localhost:" + port);
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

    private void clerk(String login) {
        var station = organisations
                .find(COMMUNITY, "station")
                .orElseGet(() ->
                        organisations.add(COMMUNITY, "station", new Words("红花园社区工作站", "Honghuayuan workstation")));
        var person = people.add(NANSHAN, "白露", null, null, Lang.ZH);
        posts.start(NANSHAN, person, "clerk", station.id(), today.minusDays(3), null);
        credentials.giveCredential(NANSHAN, person, login, PASSWORD);
    }

    private static Page signedIn(BrowserContext context, String login) {
        var page = context.newPage();
        page.navigate("/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(PASSWORD);
        page.locator("main .go button").first().click();
        return page;
    }

    /** An authenticator inside the browser, as a phone has one: keeps keys with their holders, asks for a finger, always gets one. */
    private static final class Authenticator {
        private final CDPSession session;
        private final String id;

        Authenticator(BrowserContext context, Page page) {
            session = context.newCDPSession(page);
            session.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            var wanted = new JsonObject();
            wanted.add("options", options);
            id = session.send("WebAuthn.addVirtualAuthenticator", wanted)
                    .get("authenticatorId")
                    .getAsString();
        }

        private JsonObject here() {
            var of = new JsonObject();
            of.addProperty("authenticatorId", id);
            return of;
        }

        int keys() {
            return session.send("WebAuthn.getCredentials", here())
                    .getAsJsonArray("credentials")
                    .size();
        }

        /** Puts a copy in the key's place that never counted its uses. */
        void copyTheKey() {
            var key = session.send("WebAuthn.getCredentials", here())
                    .getAsJsonArray("credentials")
                    .get(0)
                    .getAsJsonObject();
            session.send("WebAuthn.clearCredentials", here());
            key.addProperty("signCount", 0);
            var copy = here();
            copy.add("credential", key);
            session.send("WebAuthn.addCredential", copy);
        }
    }

    private static void addPasskey(Page page, String name) {
        page.navigate("/me/sign-in");
        page.locator(".doors a", new Page.LocatorOptions().setHasText("添加通行密钥")).click();
        page.locator("#name").fill(name);
        look(page, "passkey-add");
        page.locator("main .go button").click();
        page.waitForURL("**/me/sign-in*");
        assertThat(page.locator("#ways")).containsText(name);
    }

    private static void signOut(Page page) {
        page.locator("form[action='/sign-out'] button").click();
        page.navigate("/sign-in");
    }

    private static void byPasskey(Page page) {
        page.locator("[data-passkey-in] button").click();
    }

    @Test
    void aPasskeyIsMadeOpensAndIsRemoved() {
        clerk("bailu-keys");
        try (var phone = browsers().visitor(PHONE, true, false)) {
            var page = signedIn(phone, "bailu-keys");
            var authenticator = new Authenticator(phone, page);
            addPasskey(page, "我的手机");
            assertThat(authenticator.keys()).isEqualTo(1);
            look(page, "ways-phone");

            signOut(page);
            look(page, "sign-in-phone");
            byPasskey(page);
            assertThat(page.locator("header")).containsText("白露");
            assertThat(page.locator("body")).containsText("白露");

            page.navigate("/me/sign-in");
            page.locator("#ways li", new Page.LocatorOptions().setHasText("我的手机"))
                    .locator("button")
                    .click();
            assertThat(page.locator("#ways")).not().containsText("我的手机");
            signOut(page);
            byPasskey(page);
            assertThat(page.locator("h1")).hasText("没有登录成功");
            look(page, "passkey-failed");
        }
    }

    @Test
    void whatAPasskeySaidOnceOpensNothingAgain() {
        clerk("bailu-replay");
        try (var desktop = browsers().visitor(DESKTOP, true, false);
                var thief = browsers().visitor(DESKTOP, true, false)) {
            var page = signedIn(desktop, "bailu-replay");
            var unused = new Authenticator(desktop, page);
            addPasskey(page, "台式机");
            signOut(page);
            var sent = new ArrayList<Request>();
            page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().endsWith("/sign-in/passkey")) {
                    sent.add(request);
                }
            });
            byPasskey(page);
            assertThat(page.locator("header")).containsText("白露");
            assertThat(unused.keys()).isEqualTo(1);

            var credential = field(Objects.requireNonNull(sent.getFirst().postData()), "credential");
            var other = thief.newPage();
            other.navigate("/sign-in");
            var answer = other.request()
                    .post(
                            "/sign-in/passkey",
                            RequestOptions.create()
                                    .setMaxRedirects(0)
                                    .setForm(FormData.create()
                                            .set(
                                                    "_csrf",
                                                    other.locator("[name=_csrf]")
                                                            .first()
                                                            .getAttribute("value"))
                                            .set("credential", credential)));
            assertThat(answer.status()).isEqualTo(401);
            other.navigate("/me");
            assertThat(other.locator("#login")).isVisible();
        }
    }

    private static String field(String form, String name) {
        for (var pair : form.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + form);
    }

    @Test
    void aKeyOfWhichThereIsACopyOpensNoMoreAndIsGone() {
        clerk("bailu-copied");
        try (var desktop = browsers().visitor(DESKTOP, true, true)) {
            var page = signedIn(desktop, "bailu-copied");
            var authenticator = new Authenticator(desktop, page);
            addPasskey(page, "钥匙扣");
            signOut(page);
            byPasskey(page);
            assertThat(page.locator("header")).containsText("白露");
            authenticator.copyTheKey();
            signOut(page);
            byPasskey(page);
            assertThat(page.locator("h1")).hasText("没有登录成功");

            page.navigate("/sign-in");
            page.locator("#login").fill("bailu-copied");
            page.locator("#password").fill(PASSWORD);
            page.locator("main .go button").first().click();
            page.navigate("/me/sign-in");
            assertThat(page.locator("#ways")).not().containsText("钥匙扣");
            assertThat(page.locator("#changes li").first()).containsText("停用了：通行密钥，因为它可能被复制了");
            assertThat(page.locator("#changes li").first()).containsText("邻里");
            look(page, "ways");
        }
    }

    /** Another site, through redirects and a form, under the page's own policy and with its cookies. */
    @Test
    void anAccountElsewhereIsLinkedAndSignsIn() {
        clerk("bailu-bay");
        var back = "http://localhost:" + port + "/sign-in/provider/1/back";
        try (var provider = SpringServer.at(settings.providers().getFirst().issuer(), back);
                var phone = browsers().visitor(PHONE, true, false)) {
            var page = signedIn(phone, "bailu-bay");
            page.navigate("/me/sign-in");
            page.locator(".doors a", new Page.LocatorOptions().setHasText("关联海湾通"))
                    .click();
            look(page, "provider-link");
            page.locator("main .go button").click();
            page.waitForURL(provider.address() + "/**");
            page.locator("[name=username]").fill("anna");
            page.locator("[name=password]").fill("six-blue-kites");
            page.locator("button[type=submit]").click();
            page.waitForURL("**/me/sign-in");
            assertThat(page.locator("#ways")).containsText("海湾通");

            signOut(page);
            page.locator(".doors a", new Page.LocatorOptions().setHasText("用海湾通登录"))
                    .click();
            page.waitForURL("http://localhost:" + port + "/desk");
            assertThat(page.locator("header")).containsText("白露");
        }
    }

    @Test
    void aSlipFromTheCounterLetsANewcomerIn() {
        clerk("bailu-slips");
        try (var desk = browsers().visitor(DESKTOP, true, false);
                var phone = browsers().visitor(PHONE, false, false)) {
            var page = signedIn(desk, "bailu-slips");
            page.navigate("/desk/codes?q=古井雅舍");
            page.locator("#place input").first().check();
            page.locator("#units").fill("101-103");
            look(page, "codes-desk");
            page.locator("form[action='/desk/codes'][method=post] .btn.main").click();
            assertThat(page.locator(".slip")).hasCount(3);
            look(page, "codes-slips");
            var code = page.locator(".slip-code").first().textContent().strip();

            var theirs = phone.newPage();
            theirs.navigate("/sign-in/help");
            theirs.locator("a[href='/sign-in/code']").click();
            theirs.locator("#code").fill("0000-0000-0000-0000");
            theirs.locator("main .go button").click();
            assertThat(theirs.locator(".errors")).isVisible();
            theirs.locator("#code").fill(code);
            theirs.locator("main .go button").click();
            theirs.locator("#name").fill("何小满");
            theirs.locator("#old").check();
            theirs.locator("[name=keep]").check();
            look(theirs, "newcomer-phone");
            theirs.locator("main .go button").click();
            theirs.locator(".doors a[href*=password]").click();
            theirs.locator("#login").fill("hexiaoman");
            theirs.locator("#wanted").fill(PASSWORD);
            theirs.locator("main .go button").click();
            theirs.navigate("/me");
            assertThat(theirs.locator("body")).containsText("何小满");
            look(theirs, "me-resident-phone");
            theirs.navigate("/desk");
            assertThat(theirs.locator("body")).not().containsText("101");
        }
    }
}
