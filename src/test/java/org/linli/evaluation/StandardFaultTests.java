package org.linli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who edits the file can get wrong: each is named with its criterion and line. */
class StandardFaultTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2.2.1.1 | counted: matters.answer.in-time    | counted: matters.answer.intime           | MEASURE_UNKNOWN
                    2.2.1.1 | least: 20                          | least: 0                                 | DIVISION_BY_ZERO
                    2.2.1.1 | scale: 70 % .. 98 %                | scale: 0 .. 98 matter                    | UNIT_WRONG
                    2.2.1.1 | (matters.answer.in-time            | (service.hours                           | UNIT_MIXED
                    2.2.1.1 | scale: 70 % .. 98 %                | scale: 98 % .. 70 %                      | SCALE_FALLS
                    2.2.1.1 | scale: 70 % .. 98 %                | scale: 70 % .. 120 %                     | SCALE_BEYOND
                    2.2.1.1 | scale: 70 % .. 98 %                | scale: from 70                           | SCALE_UNREADABLE
                    2.2.1.1 | points:                            | points: many #                           | NUMBER_EXPECTED
                    2.2.1.1 | source: hotline                    | source: hearsay                          | WORD_UNKNOWN
                    2.2.1.1 | source: hotline                    | sauce: hotline                           | FIELD_UNKNOWN
                    2.2.1.1 | zh: 事项在承诺的时限内答复           | zh: ''                                   | FIELD_MISSING
                    2.2.1.1 | zh: 事项在承诺的时限内答复           | zh: 提出的人说问题解决了，以最后一次评价为准    | TEXT_TWICE
                    2.2.1.1 | / (matters.answer                  | / 2 / (matters.answer                    | DIVISION_TWICE
                    2.4.1.1 | [01.01] / matters                  | [01.77] / matters                        | CATEGORY_UNKNOWN
                    2.4.1.1 | [01.01] / matters                  | [13.01.07] / matters                     | CATEGORY_DISCREET
                    1.2.2.1 | 0 .. 2 meeting                     | 0 .. 2 session                           | UNIT_WRONG
                    3.3.1.1 | 40 hour per building               | 40 hour per estate                       | UNIT_WRONG
                    9.2.2.1 | least: 5                           | least: 1                                 | FIGURE_SMALL
                    1.1.1.3 | evaluator: subdistrict             | evaluator: ourselves                     | WORD_UNKNOWN
                    1.4.1.3 | least: 60                          | least: 5                                 | ASKED_TOO_FEW
                    1.4.1.3 | asked_zh                           | counted: matters.rated⏎        asked_zh | WAY_UNCLEAR
                    """)
    void isNamedWithItsCriterionAndLine(String code, String was, String is, Fault fault) {
        var anchor = "- code: '" + code + "'";
        var found = Editions.findings(Editions.edited(anchor, was, is.replace("⏎", "\n")));
        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(fault);
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.line()).isBetween(Editions.line(anchor), Editions.line(anchor) + 14);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    total: 1000                             | total: 1000          | total: 900             | POINTS_IN_ALL
                    - code: '3'                             | points: 100          | points: 90             | POINTS_OF_HEAD
                    - code: '4.2.1'                         | code: '4.2.1'        | code: '4.2.7'          | CODE_OUT_OF_PLACE
                    - {measure: matters.solved              | unit: matter         | unit: matterr          | WORD_UNKNOWN
                    - {measure: matters.solved              | matters.solved       | matters.solveed        | MEASURE_NOT_COUNTED
                    - {measure: matters.solved              | {measure             | {measure: matters.reopened, zh: 重办, en: again, unit: matter}⏎- {measure | MEASURE_UNUSED
                    - {measure: matters.solved              | {measure             | {measure: matters.rated, zh: 评, en: rated, unit: matter}⏎- {measure | CODE_TWICE
                    - {measure: service.hours               | unit: hour, act: service.counted | unit: hour, at: end, act: service.counted | STOCK_MIXED
                    """)
    void ofTheWholeIsNamedToo(String anchor, String was, String is, Fault fault) {
        var edited = Editions.edited(anchor, was, is.replace("⏎", "\n"));
        if (fault == Fault.STOCK_MIXED) {
            edited = edited.replace("counted: service.hours /", "counted: (service.hours + wages.hours) /")
                    .replace(
                            "- {measure: service.hours",
                            "- {measure: wages.hours, zh: 时, en: hours, unit: hour, act: wages.hour, room: care}\n"
                                    + "- {measure: service.hours");
        }
        assertThat(Editions.findings(edited)).extracting(Finding::fault).contains(fault);
    }

    @Test
    void aMissingCriterionIsMissed() {
        var from = Editions.SHIPPED.indexOf("      - code: '1.1.1.3'");
        var to = Editions.SHIPPED.indexOf("    - code: '1.1.2'", from);
        var found = Editions.findings(Editions.SHIPPED.substring(0, from) + Editions.SHIPPED.substring(to));
        assertThat(found).extracting(Finding::fault).contains(Fault.COUNT_OF_LEVEL, Fault.POINTS_OF_HEAD);
    }

    @Test
    void whatIsNoYamlSaysWhere() {
        var found = Editions.findings(Editions.edited("- code: '2.2.1.1'", "zh: ", "zh: [ "));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.FILE_UNREADABLE);
            assertThat(finding.line()).isGreaterThan(1);
        });
    }

    @Test
    void aFileThatUnfoldsWithoutEndIsRefused() {
        assertThat(Editions.findings("a: &a [*a, *a]\nheads: [*a]")).isNotEmpty();
        assertThat(Editions.findings("- 1")).extracting(Finding::fault).containsExactly(Fault.FILE_UNREADABLE);
    }
}
