package org.linli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes to single fields of an edition's text. */
class EditionTextTests {
    private static final String YAML = """
            # remark 备注
            heads:
            - code: '1'
              criteria:
              - code: '1.1'
                zh: 旧 # beside it
                least: 3
                points: 2
              - code: '1.2'
                zh: 另 𠮷
            """;

    @Test
    void aValueIsReplacedAndRemarksStay() {
        assertThat(EditionText.with(
                        YAML, List.of(new Change("1.1", "zh", "旧", "新's"), new Change("1.2", "zh", "另 𠮷", "又"))))
                .isEqualTo(YAML.replace("旧", "'新''s'").replace("另 𠮷", "'又'"));
    }

    @Test
    void aFieldComesAndGoes() {
        var text = EditionText.with(
                YAML, List.of(new Change("1.1", "least", "3", ""), new Change("1.1", "scale", "", "0 % .. 9 %")));
        assertThat(text)
                .isEqualTo(
                        YAML.replace("    least: 3\n", "").replace("points: 2", "points: 2\n    scale: '0 % .. 9 %'"));
    }

    @Test
    void aLineBreakInACellIsABlank() {
        assertThat(EditionText.with(YAML, List.of(new Change("1.2", "zh", "另 𠮷", "一\n 二"))))
                .contains("zh: '一 二'");
    }
}
