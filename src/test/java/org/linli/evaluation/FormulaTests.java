package org.linli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.evaluation.Formula.Quotient;
import org.linli.evaluation.FormulaReader.Failed;
import org.linli.evaluation.FormulaReader.Read;

/** The language of formulas: what it says, and how it says that it does not understand. */
class FormulaTests {
    private static final Map<String, Long> COUNTED =
            Map.of("a.kept", 30L, "a.missed", 10L, "a.in-time", 5L, "a.kept[01.09]", 7L);

    private static Quotient value(String text) {
        var formula = ((Read) FormulaReader.read(text)).formula();
        return formula.of(term -> COUNTED.getOrDefault(
                term.measure() + (term.category().isEmpty() ? "" : "[" + term.category() + "]"), 0L));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    a.kept,                              30, 1
                    a.kept / a.missed,                   30, 10
                    a.kept / (a.kept + a.missed),        30, 40
                    (a.kept - a.missed) / a.kept,        20, 30
                    2 * a.kept + 3,                      63, 1
                    -a.missed + a.kept,                  20, 1
                    a.in-time/a.kept,                    5, 30
                    a.kept[01.09] / a.kept,              7, 30
                    (a.kept) / (4 * a.missed),           30, 40
                    a.never / a.kept,                    0, 30
                    """)
    void saysWhatItCounts(String text, long part, long whole) {
        assertThat(value(text)).isEqualTo(new Quotient(part, whole));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.kept + a.missed / a.kept   | BRACKETS_MISSING   | a.kept + a.missed / a.kept
                    a.kept / a.missed / a.kept   | DIVISION_TWICE     | /
                    a.kept /                     | FORMULA_ENDS       | a.kept /
                    a.kept + (a.missed           | FORMULA_UNREADABLE | (
                    (a.kept + a.missed           | FORMULA_ENDS       | (a.kept + a.missed
                    a.kept a.missed              | FORMULA_UNREADABLE | a.missed
                    kept                         | FORMULA_UNREADABLE | kept
                    a.kept; drop                 | FORMULA_UNREADABLE | ; drop
                    2 * 3                        | FORMULA_UNREADABLE | 3
                    a.kept * 2                   | FORMULA_UNREADABLE | *
                    a.kept[烟]                   | FORMULA_UNREADABLE | [烟]
                    """)
    void saysWhereItStoppedMakingSense(String text, Fault fault, String at) {
        assertThat(FormulaReader.read(text)).isEqualTo(new Failed(fault, at));
    }

    @Test
    void refusesToOverflow() {
        var formula = ((Read) FormulaReader.read("999999999 * a.b")).formula();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> formula.of(_ -> Long.MAX_VALUE)))
                .isInstanceOf(ArithmeticException.class);
    }
}
