package org.linli.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.linli.journeys.Browsers.DESKTOP;
import static org.linli.journeys.Browsers.PHONE;
import static org.linli.journeys.Browsers.look;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.kernel.Behalf;
import org.linli.mediation.Studio;
import org.linli.passwords.Credentials;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A worker comes to the studio; both agree, sign on the screen, and the wages are paid; the worker follows it with the receipt. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabourJourneyTests {
    private static final String DISTRICT = "449103";
    private static final String PASSWORD = "seven-warm-loaves-of-longguang-27";

    private final Studio studio;
    private final Credentials credentials;
    private final LocalDate today;

    @LocalServerPort
    private int port;

    private @Nullable Browsers browsers;

    LabourJourneyTests(AutowireCapableBeanFactory beans, Credentials credentials, Clock clock) {
        this.studio = beans.createBean(Studio.class);
        this.credentials = credentials;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void open() {
        Behalf.SYSTEM.run(() -> {
            var cast = studio.build(DISTRICT);
            credentials.giveCredential(cast.district(), cast.studioMediator().person(), "longguangstudio", PASSWORD);
        });
        browsers = new Browsers("http://localhost:" + port);
    }

    @AfterAll
    void close() {
        browsers().close();
    }

    private Browsers browsers() {
        return Objects.requireNonNull(browsers);
    }

    private static void open(Page page, String step) {
        page.locator("details.act", new Page.LocatorOptions().setHas(page.locator("form[action$='/" + step + "']")))
                .locator("summary")
                .first()
                .click();
    }

    private static void go(Page page, String step) {
        page.locator("form[action$='/" + step + "'] .btn.main").click();
    }

    @Test
    void fromTheWorkerToAnAgreementThatIsKept() {
        try (var desk = browsers().visitor(DESKTOP, true, false);
                var phone = browsers().visitor(PHONE, true, true)) {
            var page = desk.newPage();
            page.navigate("/sign-in");
            page.locator("#login").fill("longguangstudio@" + DISTRICT);
            page.locator("#password").fill(PASSWORD);
            page.locator("main .go button").first().click();
            page.waitForURL("**/desk/mediation");
            page.locator("a[href='/desk/labour']").click();
            look(page, "labour-empty");
            page.locator("a[href='/desk/labour/new']").first().click();
            var receipt = receive(page);
            page.locator("main .btn.main").click();
            look(page, "labour-case");

            open(page, "mediate");
            page.locator("#mediate-track").selectOption("STREET");
            go(page, "mediate");
            assertThat(page.locator(".say")).containsText("愿不愿意");
            page.locator("button[name=word][value=YES]").click();
            open(page, "mediator");
            page.locator("#mediator-person")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("秦调解"));
            page.locator("#mediator-asked").check();
            page.locator("#mediator-related").check();
            go(page, "mediator");
            assertThat(page.locator(".errors")).containsText("不能调解");
            look(page, "mediation-refused");
            page.locator("#mediator-related").uncheck();
            go(page, "mediator");
            open(page, "session");
            page.locator("#session-text").fill("双方到场，单位承认欠薪");
            go(page, "session");
            agree(page);
            sign(page);
            look(page, "mediation-case");
            paper(page);

            open(page, "follow-up");
            page.locator("#follow-up-text").fill("已经到账");
            go(page, "follow-up");
            assertThat(page.locator(".say")).containsText("每一项都有了结果");

            var theirs = phone.newPage();
            theirs.navigate("/r");
            theirs.locator("input[name=secret]").fill(receipt);
            theirs.locator("main form button").first().click();
            assertThat(theirs.locator("main")).containsText("达成的协议已经有了结果");
            look(theirs, "labour-receipt-phone");
            phones();
        }
    }

    private String receive(Page page) {
        page.locator("#new-worker").fill("周五");
        page.locator("#new-contact").fill("13700007777");
        page.locator("#new-enterprise").fill("某电子厂");
        page.locator("#new-claim").fill("欠三个月工资");
        page.locator("#new-text").fill("八月起没有发工资");
        page.locator("#new-knew").fill(today.minusDays(500).toString());
        page.locator("#new-left").fill(today.minusDays(400).toString());
        page.locator("main .go .btn.main").click();
        assertThat(page.locator(".errors")).containsText("至少选一类");
        assertThat(page.locator("#new-text")).hasValue("八月起没有发工资");
        look(page, "labour-new-refused");
        page.locator("[name=claim-wages]").check();
        page.locator("main .go .btn.main").click();
        var receipt = page.locator(".receipt-code").textContent().strip();
        look(page, "labour-received");
        return receipt;
    }

    private void agree(Page page) {
        open(page, "agreement");
        page.locator("#agreement-facts").fill("单位欠三个月工资，双方没有争议");
        page.locator("#agreement-terms").fill("单位付清三个月工资");
        page.locator("#agreement-debtor-1")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("某电子厂"));
        page.locator("#agreement-what-1").fill("转账付清工资");
        page.locator("#agreement-sum-1").fill("15,000.50");
        page.locator("#agreement-due-1").fill(today.toString());
        look(page, "mediation-agree");
        go(page, "agreement");
        assertThat(page.locator(".say")).containsText("等各方签名");
    }

    /** The worker draws on the screen; the others have signed on paper. */
    private static void sign(Page page) {
        open(page, "signature");
        page.locator("#signature-who").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("周五"));
        var frame = page.locator("svg.signing");
        frame.scrollIntoViewIfNeeded();
        var box = frame.boundingBox();
        page.mouse().move(box.x + 40, box.y + 40);
        page.mouse().down();
        page.mouse().move(box.x + 160, box.y + 90);
        page.mouse().move(box.x + 220, box.y + 30);
        page.mouse().up();
        go(page, "signature");
        assertThat(page.locator("#file")).containsText("周五 在屏幕上签名");
        for (var left = 2; left > 0; left--) {
            open(page, "signature");
            go(page, "signature");
        }
        assertThat(page.locator(".say")).containsText("协议已生效");
    }

    private static void paper(Page page) {
        page.locator("a[href$='/agreement']").click();
        assertThat(page.locator("main.paper")).containsText("15,000.50");
        assertThat(page.locator("main.paper svg.signing path"))
                .hasAttribute("d", java.util.regex.Pattern.compile("M.*L.*"));
        look(page, "mediation-agreement");
        page.locator("main.paper .row a").click();
    }

    /** The same at a phone, in the dark. */
    private void phones() {
        try (var context = browsers().visitor(PHONE, true, true)) {
            var page = context.newPage();
            page.navigate("/sign-in");
            page.locator("#login").fill("longguangstudio@" + DISTRICT);
            page.locator("#password").fill(PASSWORD);
            page.locator("main .go button").first().click();
            page.navigate("/desk/mediation?tab=all");
            look(page, "mediation-list-phone");
            page.locator("main table a").first().click();
            look(page, "mediation-case-phone");
            page.navigate("/desk/mediation/figures");
            look(page, "mediation-figures-phone");
            page.navigate("/desk/labour");
            page.locator("main table a").first().click();
            look(page, "labour-case-phone");
            page.locator("a[href$='/pack']").click();
            look(page, "labour-pack-phone");
            page.navigate("/open/mediation?place=" + DISTRICT + "001001");
            look(page, "mediation-open-phone");
            page.navigate("/desk/mediation?tab=all&lang=en");
            page.locator("main table a").first().click();
            look(page, "mediation-case-phone-en");
        }
    }
}
