package org.linli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.evaluation.Criterion.Asked;
import org.linli.evaluation.Criterion.Counted;
import org.linli.evaluation.Criterion.Shown;
import org.linli.evaluation.Standard.Series;
import org.linli.kernel.Words;

/** The edition that ships: its form, that it is whole, and that what it says can be computed. */
class StandardTests {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final Standard standard = Editions.read(Editions.SHIPPED).standard();

    @Test
    void hasNothingWrong() {
        assertThat(Editions.findings(Editions.SHIPPED)).isEmpty();
    }

    @Test
    void isSixGoodTenWithoutTwoSatisfied() {
        assertThat(standard.counts()).containsExactly(18, 51, 103, 253);
        assertThat(standard.heads().stream().filter(head -> head.series() == Series.GOOD))
                .hasSize(6);
        assertThat(standard.heads().stream().filter(head -> head.series() == Series.NONE))
                .hasSize(10);
        assertThat(standard.heads().stream().filter(head -> head.series() == Series.PLEASED))
                .hasSize(2);
        assertThat(standard.heads().stream().map(head -> head.name().zh())).contains("群众无上访", "居民无邪教", "青年无吸毒");
    }

    @Test
    void isMostlyCounted() {
        assertThat(standard.count("counted")).isGreaterThanOrEqualTo(150);
        assertThat(standard.count("counted") + standard.count("shown") + standard.count("asked"))
                .isEqualTo(253);
    }

    @Test
    void givesAThousandPoints() {
        assertThat(standard.total()).isEqualTo(1000);
        assertThat(standard.criteria().mapToInt(Criterion::points).sum()).isEqualTo(1000);
    }

    @Test
    void saysEverythingInBothLanguages() {
        standard.criteria().forEach(one -> {
            said(one.code(), one.text());
            switch (one.way()) {
                case Counted counted -> assertThat(counted.formula().text()).isNotEmpty();
                case Shown shown -> said(one.code(), shown.evidence());
                case Asked asked -> said(one.code(), asked.question());
            }
            assertThat(standard.sources()).containsKey(one.source());
        });
        standard.measures().values().forEach(one -> said(one.name(), one.words()));
    }

    private static void said(String code, Words words) {
        assertThat(words.zh()).as(code).containsPattern(HAN);
        assertThat(words.en()).as(code).isNotBlank().doesNotContainPattern(HAN);
    }

    @Test
    void everyFormulaRuns() {
        standard.criteria().forEach(one -> {
            if (one.way() instanceof Counted(var formula, var least, var scale)) {
                var each = formula.of(_ -> 40);
                assertThat(each.whole()).as(one.code()).isPositive();
                assertThat(formula.divides() ? least : 1).as(one.code()).isPositive();
                assertThat(scale.full()).as(one.code()).isGreaterThan(scale.from());
                assertThat(formula.of(_ -> 0).part()).as(one.code()).isZero();
            }
        });
    }

    /** More of a deed never gives less: only what was missed, late or is the whole stands below a division, and nothing is taken away. */
    @Test
    void nothingIsSubtracted() {
        standard.criteria().forEach(one -> {
            if (one.way() instanceof Counted counted) {
                assertThat(counted.formula().measures()).as(one.code()).allMatch(term -> term.times() > 0);
            }
        });
    }

    @Test
    void saysFromWhichActEachMeasureWillCome() {
        var counted = Vocabulary.shipped().kinds().keySet();
        var rooms = new HashSet<String>();
        standard.measures().values().stream()
                .filter(measure -> !counted.contains(measure.name()))
                .forEach(measure -> {
                    assertThat(measure.act()).as(measure.name()).matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+");
                    rooms.add(measure.room());
                });
        assertThat(rooms).contains("consultations", "elections", "care");
    }
}
