package org.linli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Editions that would make speaking up cost something, or count persons: none can be published. */
class PrinciplesTests {
    private static final String MEASURES = "declared:\n";

    /** A criterion of the shipped edition with its formula replaced, the measure being listed as it must. */
    private static Iterable<Finding> withFormula(String code, String was, String is, String measure, String line) {
        var edited = Editions.edited("- code: '" + code + "'", was, is);
        var at = edited.indexOf(MEASURES);
        return Editions.findings(measure.isEmpty() ? edited : edited.substring(0, at) + line + edited.substring(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "matters.received",
                "matters.escalated",
                "matters.reopened",
                "matters.withdrawn",
                "matters.settled.district",
                "matters.settled.subdistrict",
                "matters.settled.community",
                "matters.discreet.received"
            })
    void speakingUpStandsInNoFormula(String measure) {
        var line = "- {measure: " + measure + ", zh: 收到, en: received, unit: matter}\n";
        assertThat(withFormula("2.1.2.1", "/ matters.rated", "/ " + measure, measure, line))
                .anyMatch(finding -> finding.fault() == Fault.VOICE_COUNTED
                        && finding.code().equals("2.1.2.1")
                        && finding.with().contains(measure));
        assertThat(withFormula("2.1.2.1", "matters.solved / matters.rated", measure, measure, line))
                .anyMatch(finding -> finding.fault() == Fault.VOICE_COUNTED);
    }

    @Test
    void norInACapNorInAVeto() {
        var line = "- {measure: matters.escalated, zh: 上报, en: escalated, unit: matter}\n";
        assertThat(withFormula("1.1.1.1", "zh", "zh", "", line)).isEmpty();
        var cap = Editions.edited("- code: C1", "/ matters.rated", "/ matters.escalated");
        assertThat(Editions.findings(cap)).extracting(Finding::fault).contains(Fault.VOICE_COUNTED);
        var veto = Editions.edited("- {code: V3", "measure: review.obstructed", "measure: matters.escalated");
        assertThat(Editions.findings(veto)).extracting(Finding::fault).contains(Fault.VOICE_COUNTED);
    }

    @Test
    void aDeclaredMeasureIsHeardByTheActItComesFrom() {
        var edited = Editions.edited("- {measure: forums.planned", "act: forum.closed", "act: matter.received");
        assertThat(Editions.findings(edited))
                .anyMatch(finding ->
                        finding.fault() == Fault.VOICE_COUNTED && finding.code().startsWith("7."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2.2.1.1 | 全年零投诉                          | SILENCE_REWARDED
                    2.2.1.1 | 诉求量逐年下降                       | SILENCE_REWARDED
                    7.1.1.1 | 信访总量减少                         | SILENCE_REWARDED
                    7.1.1.1 | 越级上访人次排名靠后                  | PERSONS_COUNTED
                    9.2.2.1 | 登记在册的人数                       | PERSONS_COUNTED
                    8.1.1.1 | 建立重点人员名单                      | PERSONS_COUNTED
                    """)
    void textsNeitherRewardSilenceNorCountPersons(String code, String text, Fault fault) {
        var anchor = "- code: '" + code + "'";
        var line = Editions.SHIPPED.substring(Editions.SHIPPED.indexOf("zh: ", Editions.SHIPPED.indexOf(anchor)));
        var edited = Editions.edited(anchor, line.lines().findFirst().orElseThrow(), "zh: " + text);
        assertThat(Editions.findings(edited))
                .anyMatch(one -> one.fault() == fault && one.code().equals(code));
    }

    @Test
    void aMeasureOfPersonsHasNoPlaceUnderTheTenWithout() {
        var edited = Editions.edited("- {measure: family.calls.answered", "unit: answer", "unit: person")
                .replace(
                        "en: calls from homes answered the same day, unit: answer",
                        "en: calls from homes answered the same day, unit: person");
        assertThat(Editions.findings(edited)).extracting(Finding::fault).contains(Fault.PERSONS_COUNTED);
    }

    @Test
    void twoHeadsHoldEducationAndHelpAlone() {
        var patrol = Editions.edited(
                "- code: '9.1.1.1'",
                "education.drugs.school.held / education.drugs.school.planned",
                "patrol.hazards.found");
        assertThat(Editions.findings(patrol))
                .anyMatch(one -> one.fault() == Fault.ONLY_EDUCATION_AND_HELP
                        && one.code().equals("9.1.1.1"));
        var without = Editions.edited("- code: '8.1.1'", "      holds: education\n", "");
        assertThat(Editions.findings(without))
                .anyMatch(one -> one.fault() == Fault.ONLY_EDUCATION_AND_HELP
                        && one.code().equals("8.1.1"));
    }
}
