package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the residents' pages answer to what nobody should send. */
@LinliTest
class MatterPagesTests {
    private static final String NOWHERE = "980999001001";

    private final MockMvcTester pages;

    MatterPagesTests(MockMvcTester pages) {
        this.pages = pages;
    }

    @Test
    void aForgedReceiptIsSaidBesideTheFieldWithWhatWasTyped() {
        assertThat(pages.post().uri("/r").param("secret", "AAAA <b> BBBB").with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("AAAA &lt;b> BBBB", "aria-invalid=\"true\"", "secret-error");
    }

    @Test
    void aReceiptOfNoDistrictIsNoReceiptEither() {
        assertThat(pages.post().uri("/r").param("secret", "x").with(csrf())).hasStatus(422);
        assertThat(pages.post().uri("/r").with(csrf())).hasStatus(422);
    }

    @Test
    void anExpiredReceiptIsAskedForAgain() {
        assertThat(pages.get().uri("/r/98000000001")).hasStatus(303).hasHeader("Location", "/r?expired=true");
        assertThat(pages.get().uri("/r/98000000001/photos/0198c0de-0000-7000-8000-000000000000"))
                .hasStatus(404);
        assertThat(pages.post()
                        .uri("/r/98000000001/rating")
                        .param("solved", "true")
                        .param("satisfaction", "5")
                        .cookie(new Cookie(Cookies.RECEIPT, "AAAAAAAAAAAAAAAAAAAA"))
                        .with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/r?expired=true");
    }

    @Test
    void anUnknownMatterIsNotFoundInTheReadersLanguage() {
        assertThat(pages.get()
                        .uri("/m/ZZZZ0000")
                        .header("Accept-Language", "en")
                        .header("Accept", "text/html"))
                .hasStatus(404)
                .bodyText()
                .contains("Not found");
    }

    @Test
    void anUnknownPlaceBeginsAtTheTree() {
        for (var place : new String[] {NOWHERE, "x", "1'; drop", ""}) {
            assertThat(pages.get().uri("/speak").param("place", place))
                    .hasStatusOk()
                    .bodyText()
                    .contains("name=\"q\"");
        }
    }

    @Test
    void aPlaceThatIsGoneAsksForThePlaceAgainAndKeepsTheText() {
        assertThat(pages.post()
                        .uri("/speak")
                        .param("go", "tell")
                        .param("place", NOWHERE)
                        .param("text", "灯坏了 <script>")
                        .with(csrf()))
                .bodyText()
                .contains("value=\"灯坏了 &lt;script>\"", "name=\"q\"");
    }

    @Test
    void nothingIsTakenWithoutTheTokenOfItsForm() {
        assertThat(pages.post().uri("/speak").param("go", "send")).hasStatus(403);
        assertThat(pages.post().uri("/r").param("secret", "x")).hasStatus(403);
    }

    @Test
    void theDeskAsksWhoYouAre() {
        assertThat(pages.get().uri("/desk").header("Accept", "text/html").locale(Locale.ENGLISH))
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isIn(302, 303, 401));
    }
}
