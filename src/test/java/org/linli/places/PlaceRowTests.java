package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.PlaceCode;
import org.linli.web.Sheets;

class PlaceRowTests {
    private static PlaceRow row(String code, String name, String parent, String kind) {
        return PlaceRow.of(
                new Sheets.Row(2, Map.of("code", code, "name", name, "parent", parent, "kind", kind, "en", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "44030500, 南头, 440305, street, CODE",
        "44030500x, 南头, 440305, street, CODE",
        "４４０３０５, 南山, 4403, county, CODE",
        "440305001, '', 440305, street, NAME",
        "440305001, 南头, 440305, planet, KIND",
        "440305001, 南头, 440305, community, LEVEL",
        "440305001, 南头, 440306, street, PARENT_OTHER",
        "44, 广东省, 1, province, PARENT_OTHER"
    })
    void refusesWithItsReason(String code, String name, String parent, String kind, RowRefused reason) {
        assertThat(row(code, name, parent, kind))
                .isInstanceOfSatisfying(
                        PlaceRow.Refused.class, no -> assertThat(no.reason()).isEqualTo(reason));
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(row("440305", "山".repeat(61), "", "")).isInstanceOf(PlaceRow.Refused.class);
        assertThat(row("440305", "山".repeat(60), "", "")).isInstanceOf(PlaceRow.Taken.class);
    }

    @Test
    void takesThePaddedCodesOfOfficialLists() {
        assertThat(row("440305001000", "南头街道", "440305000000", "street"))
                .isEqualTo(new PlaceRow.Taken(2, new PlaceCode("440305001"), "南头街道", ""));
    }

    @Test
    void takesChineseHeadersAndNoLevel() {
        var row = new Sheets.Row(7, Map.of("代码", "440305001", "名称", "南头街道", "英文", "Nantou"));
        assertThat(PlaceRow.of(row)).isEqualTo(new PlaceRow.Taken(7, new PlaceCode("440305001"), "南头街道", "Nantou"));
    }
}
