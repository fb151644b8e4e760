package org.linli.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.WorkCalendar;

/** Every period of mediation as dated cases, with the article it comes from. */
class LegalRuleTests {
    private static final LegalRules RULES = LegalRules.read("/mediation/rules.csv");

    /**
     * As the State Council had it: National Day 2026 is off from 1 to 7 October, Saturday 10 October is worked; New Year 2026 from 1 to 3
     * January, Sunday 4 January is worked. 2027 is not known.
     */
    static WorkCalendar calendar() {
        var days = new HashMap<LocalDate, Boolean>(
                Map.of(LocalDate.of(2026, 10, 10), true, LocalDate.of(2026, 1, 4), true));
        for (var day = 1; day <= 7; day++) {
            days.put(LocalDate.of(2026, 10, day), false);
        }
        for (var day = 1; day <= 3; day++) {
            days.put(LocalDate.of(2026, 1, day), false);
        }
        return new WorkCalendar(ZoneId.of("Asia/Shanghai"), days, Set.of(2025, 2026));
    }

    @ParameterizedTest(name = "{0} from {1} ends on {2}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            confirmation      | 2026-11-02 | 2026-12-02 | false | People's Mediation Law 33: thirty days, the first day left out (Civil Code 201)
            confirmation      | 2026-09-01 | 2026-10-08 | false | the thirtieth day is in the National Day holiday: the next day at work (Civil Code 203)
            confirmation      | 2026-09-10 | 2026-10-10 | false | the thirtieth day is a Saturday that is worked: it stands
            confirmation      | 2026-01-31 | 2026-03-02 | false | across the end of a short month: 2 March
            confirmation      | 2026-10-16 | 2026-11-16 | false | a Sunday: Monday
            confirmation      | 2026-12-10 | 2027-01-11 | true  | into a year whose holidays are not known: Saturday 9 January, so Monday, provisional
            court-accepts     | 2026-11-06 | 2026-11-09 | false | SPC rules 2011 art. 4: three days
            court-accepts     | 2026-11-05 | 2026-11-09 | false | the third day is a Sunday
            court-decides     | 2026-11-09 | 2026-11-24 | false | art. 5: fifteen days
            court-longer      | 2026-11-24 | 2026-12-04 | false | art. 5: ten more
            admin-accepts     | 2026-09-28 | 2026-10-10 | false | Shenzhen 2022 art. 45: five working days around National Day, Saturday 10 October worked
            admin-accepts     | 2026-11-02 | 2026-11-09 | false | five working days, a weekend between
            admin-accepts-hard| 2026-11-02 | 2026-11-16 | false | art. 45: ten working days
            admin-refers      | 2025-12-31 | 2026-01-06 | false | art. 46: three working days over New Year, Sunday 4 January worked
            labour            | 2026-11-02 | 2026-11-17 | false | Labour Dispute Law 14: fifteen days
            labour            | 2026-09-18 | 2026-10-08 | false | the fifteenth day is in the holiday
            labour            | 2026-02-14 | 2026-03-02 | false | 1 March is a Sunday
            """)
    void endsOnItsLastDay(String rule, LocalDate from, LocalDate last, boolean provisional, String why) {
        assertThat(RULES.get(rule).lastDay(from, calendar()))
                .as(why)
                .isEqualTo(new LegalRule.LastDay(last, provisional));
    }

    @Test
    void everyRuleNamesItsArticle() {
        assertThat(RULES.all()).hasSize(8).allSatisfy(rule -> {
            assertThat(rule.source()).contains("第").contains("条");
            assertThat(rule.certainty()).isIn("A", "B", "C");
        });
    }

    @Test
    void aLastDayKnowsWhatIsLeft() {
        var last = new LegalRule.LastDay(LocalDate.of(2026, 12, 2), false);
        assertThat(last.left(LocalDate.of(2026, 12, 1))).isEqualTo(1);
        assertThat(last.isOver(LocalDate.of(2026, 12, 2))).isFalse();
        assertThat(last.isOver(LocalDate.of(2026, 12, 3))).isTrue();
    }
}
