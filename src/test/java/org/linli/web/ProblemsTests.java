package org.linli.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LinliTest
class ProblemsTests {
    private final MockMvcTester mvc;

    ProblemsTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void programsGetAProblemDocument() {
        var answer = mvc.get()
                .uri("/api/v1/places/44030x")
                .header("Accept-Language", "en")
                .exchange();
        assertThat(answer).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/invalid");
        assertThat(answer).bodyJson().extractingPath("$.help").asString().contains("Follow the hints");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,没有找到", "en-GB,Not found", "fr,没有找到"})
    void peopleGetAPageInTheirLanguage(String wish, String title) {
        var answer = mvc.get()
                .uri("/c/440305999999")
                .accept(MediaType.TEXT_HTML)
                .header("Accept-Language", wish)
                .exchange();
        assertThat(answer).hasStatus(404);
        assertThat(answer).bodyText().contains("<h1>" + title + "</h1>").doesNotContain("Exception");
    }

    @Test
    void theLanguageAskedForIsRemembered() {
        var answer = mvc.get().uri("/r?lang=en").exchange();
        assertThat(answer).cookies().hasValue("lang", "en");
        assertThat(answer).bodyText().contains("lang=\"en\"");
    }
}
