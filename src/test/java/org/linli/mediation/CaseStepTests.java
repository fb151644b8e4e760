package org.linli.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can happen when, what a verdict adds, who is called like whom. */
class CaseStepTests {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            WAITING   | PARTY CONSENT MEDIATOR DANGER
            STOPPED   |
            MEDIATING | PARTY MEDIATOR SESSION DANGER AGREEMENT ENDING
            WRITTEN   | DANGER REVISION SIGNATURE ENDING
            AGREED    | DANGER FOLLOW_UP CONFIRMATION
            DONE      | FOLLOW_UP CONFIRMATION
            FAILED    |
            """)
    void whatCanHappenWhen(Case.Stage stage, String steps) {
        var allowed = java.util.Arrays.stream(CaseStep.values())
                .filter(step -> step.allows(stage))
                .map(Enum::name)
                .toList();
        assertThat(allowed).isEqualTo(steps == null ? List.of() : List.of(steps.split(" ")));
    }

    @ParameterizedTest(name = "{0} then {1} adds {2} due, {3} kept")
    @CsvSource({"OPEN,KEPT,1,1", "OPEN,BROKEN,1,0", "BROKEN,KEPT,0,1", "KEPT,BROKEN,0,-1", "KEPT,KEPT,0,0"})
    void aPromiseCountsOnceAndItsLastWordCounts(Duty.Verdict was, Duty.Verdict now, int due, int kept) {
        var duty = new Duty(
                new UUID(1, 1), new UUID(1, 2), new Duty.Words("付钱", 100L), java.time.LocalDate.EPOCH, was, null);
        assertThat(duty.change(now)).isEqualTo(new Duty.Change(due, kept));
    }

    @ParameterizedTest
    @CsvSource({"王小明,王小明,true", "王 小明,王小明,true", "王小明,王晓明,false", "阿依古丽·买买提,阿依古丽买买提,true"})
    void blanksHideNobody(String party, String mediator, boolean same) {
        var one = new Party(new UUID(1, 1), Party.Side.ONE, new Party.Words(party, "", null), Party.Consent.YES);
        assertThat(Party.isCalled(List.of(one), mediator)).isEqualTo(same);
    }

    @Test
    void wordsReachNoLog() {
        var party = new Party(
                new UUID(1, 1), Party.Side.ONE, new Party.Words("王小明", "男", "13900000000"), Party.Consent.YES);
        assertThat(party.toString()).doesNotContain("王小明").doesNotContain("139");
        assertThat(new Agreement("事实", "条款").toString()).doesNotContain("条款");
        assertThat(new CaseCommand.Someone(true, "王小明", "", null).toString()).doesNotContain("王小明");
    }
}
