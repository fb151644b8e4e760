package org.linli.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTests {
    @ParameterizedTest
    @CsvSource({
        "王秀英, 王＊英",
        "王 秀 英, 王＊英",
        "吴一, 吴＊",
        "欧阳小满, 欧＊满",
        "买买提·艾力, 买＊力",
        "𠮷田一郎, 𠮷＊郎",
        "Ann Lee, A＊ L＊",
        "Ann, A＊",
        "'  Ann   Lee ', A＊ L＊",
    })
    void hidesAllButWhatItsOwnerKnowsItBy(String name, String mask) {
        assertThat(Mask.of(name)).isEqualTo(mask);
    }
}
