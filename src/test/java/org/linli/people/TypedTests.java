package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTests {
    private static final Pattern BLANKS = Pattern.compile("\\s");

    /** The short way for what nearly everybody types says the same as the long one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "13900000001", "１３９", "王小明", "王·小明", "㍿", "Ｚhang San", "ﬁ", "é", "e\u0301", "豈", "𠮷"})
    void saysTheSameAsTheLongWay(String text) {
        assertThat(Typed.folded(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
        assertThat(Typed.without(BLANKS, text)).isEqualTo(BLANKS.matcher(text).replaceAll(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 3", "１２", "12a"})
    void knowsDigitsFromWhatLooksLikeThem(String text) {
        assertThat(Typed.isDigits(text)).isFalse();
    }
}
