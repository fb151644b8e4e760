package org.linli.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Lang;

class MessagesTests {
    private final Messages messages = new Messages();

    @ParameterizedTest
    @CsvSource({"EN,1,1 day", "EN,2,2 days", "EN,0,0 days", "EN,11,11 days", "ZH,1,1 天", "ZH,2,2 天"})
    void oneIsSaidAsOne(Lang lang, int days, String said) {
        assertThat(messages.text(lang, "web.span.days", days)).isEqualTo(said);
    }
}
