package org.linli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped catalogue, and categories by keyword. */
class CatalogueTests {
    private static final Catalogue CATALOGUE = CatalogueFiles.read(2026);

    @ParameterizedTest
    @CsvSource({
        "电梯困人了快来, 01.03.01",
        "楼道里堆放杂物, 01.05.01",
        "天花板漏水, 01.02.01",
        "物业费又涨了, 01.01.01",
    })
    void theLongestKeywordsDecideTheCategory(String text, String code) {
        assertThat(new KeywordRouter(CATALOGUE).propose("", text)).contains(code);
    }

    @Test
    void whatNobodyCanSortGoesToTheStationUnderTheSameClock() {
        assertThat(new KeywordRouter(CATALOGUE).propose("", "嗯")).isEmpty();
        var other = CATALOGUE.other();
        assertThat(other.level()).isEqualTo(Level.COMMUNITY);
        assertThat(other.unit()).isEqualTo("station");
    }

    @Test
    void everyCategoryStandsWhereItsUnitStands() {
        for (var category : CATALOGUE.list()) {
            assertThat(CATALOGUE.levelOf(category.unit())).as(category.code()).isEqualTo(category.level());
            assertThat(category.name().en()).isNotBlank();
        }
        assertThat(CATALOGUE.list()).hasSizeGreaterThan(300);
    }
}
