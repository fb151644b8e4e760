package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTests {
    private final Pinyin pinyin = new Pinyin();

    @ParameterizedTest
    @CsvSource({
        "南头街道, nantoujiedao, ntjd",
        "粤海街道, yuehaijiedao, yhjd",
        "重庆市, chongqingshi, cqs",
        "厦门市, xiamenshi, xms",
        "金中环大厦, jinzhonghuandasha, jzhds",
        "长城二花园, changchengerhuayuan, ccehy",
        "绿茵, luyin, ly",
        "3栋（北）, 3dongbei, 3db",
        "㮾梨, langli, ll"
    })
    void readsNamesOfPlaces(String name, String full, String initials) {
        assertThat(pinyin.of(name)).isEqualTo(new Pinyin.Sound(full, initials));
    }

    @Test
    void readsWhatIsTypedOnAnyKeyboard() {
        assertThat(Pinyin.typed("Nan Tou'")).isEqualTo("nantou");
        assertThat(Pinyin.typed("lvdi")).isEqualTo("ludi");
    }
}
