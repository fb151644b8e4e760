package org.linli.labour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.WorkCalendar;
import org.linli.mediation.LegalRules;

/** Every period of labour disputes as dated cases, with its article. */
class LimitationTests {
    private static final LegalRules RULES = LegalRules.read("/labour/rules.csv");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static WorkCalendar calendar() {
        var days = new HashMap<LocalDate, Boolean>(Map.of(LocalDate.of(2026, 10, 10), true));
        for (var day = 1; day <= 7; day++) {
            days.put(LocalDate.of(2026, 10, day), false);
        }
        return new WorkCalendar(ZoneId.of("Asia/Shanghai"), days, Set.of(2024, 2025, 2026));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    @ParameterizedTest(name = "{0}, knew {1}, left {2}, again {3}: {4} {5}; {6}")
    @CsvSource(delimiter = '|', textBlock = """
            OTHER              | 2026-03-10 |            |            | OPEN | 2027-03-10 | art. 27 (1): a year from knowing
            OTHER              | 2025-12-01 |            |            | SOON | 2026-12-01 | a year, six days left
            OTHER              | 2025-11-25 |            |            | SOON | 2026-11-25 | the last day itself is in time
            OTHER              | 2025-11-24 |            |            | PAST | 2026-11-24 | a day late
            OTHER              | 2025-10-01 |            |            | PAST | 2026-10-08 | ends in the National Day holiday: the next day at work (Civil Code 203)
            OTHER              | 2024-02-29 |            |            | PAST | 2025-02-28 | from 29 February: the month's last day (Civil Code 202)
            OTHER              | 2024-06-01 |            | 2026-01-15 | OPEN | 2027-01-15 | art. 27 (2): began anew
            OTHER              | 2026-06-01 |            | 2025-01-15 | OPEN | 2027-06-01 | what came before they knew begins nothing
            WAGES              | 2020-01-01 |            |            | FREE |            | art. 27 (4): wages while employed
            WAGES              | 2020-01-01 | 2026-05-31 |            | OPEN | 2027-05-31 | art. 27 (4): a year from the end of the work
            WAGES              | 2020-01-01 | 2024-05-31 |            | PAST | 2025-06-02 | the last day, Saturday 31 May, moves to Monday
            WAGES              | 2020-01-01 | 2024-05-31 | 2026-02-02 | OPEN | 2027-02-02 | claimed since
            COMPENSATION       | 2026-11-20 | 2026-11-20 |            | OPEN | 2027-11-22 | a Saturday: Monday; the year is not known yet
            """)
    void thewholeYear(
            String claims,
            LocalDate knew,
            @Nullable String left,
            @Nullable String again,
            Limitation.Standing standing,
            @Nullable String last,
            String why) {
        var set = Arrays.stream(claims.split(" ")).map(Claim::valueOf).collect(Collectors.toSet());
        var found = Limitation.of(
                new Limitation.Facts(set, knew, day(left), day(again)), RULES.get("limitation"), calendar());
        assertThat(found).singleElement().satisfies(limitation -> {
            assertThat(limitation.on(TODAY)).as(why).isEqualTo(standing);
            assertThat(limitation.last() == null ? null : limitation.last().day())
                    .as(why)
                    .isEqualTo(day(last));
        });
    }

    @Test
    void wagesAndTheRestRunApart() {
        var found = Limitation.of(
                new Limitation.Facts(Set.of(Claim.WAGES, Claim.COMPENSATION), LocalDate.of(2025, 1, 1), null, null),
                RULES.get("limitation"),
                calendar());
        assertThat(found.stream().map(limitation -> limitation.on(TODAY)))
                .containsExactly(Limitation.Standing.FREE, Limitation.Standing.PAST);
    }

    @ParameterizedTest(name = "{0} from {1} ends on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            accepts | 2026-09-28 | 2026-10-10 | art. 29: five working days, National Day between, Saturday 10 October worked
            accepts | 2026-11-02 | 2026-11-09 | art. 29: a weekend between
            serves  | 2026-11-09 | 2026-11-16 | art. 30: five working days
            answer  | 2026-11-16 | 2026-11-30 | art. 30: ten working days
            award   | 2026-09-01 | 2026-10-16 | art. 43: forty-five days
            award   | 2026-08-19 | 2026-10-08 | art. 43: the last one in the holiday
            longer  | 2026-10-16 | 2026-11-02 | art. 43: fifteen more, a Saturday: Monday
            sue     | 2026-10-16 | 2026-11-02 | arts 48, 50: fifteen days
            sue     | 2026-09-17 | 2026-10-08 | arts 48, 50: the fifteenth day in the holiday
            """)
    void arbitrationsPeriods(String rule, LocalDate from, LocalDate last, String why) {
        assertThat(RULES.get(rule).lastDay(from, calendar()).day()).as(why).isEqualTo(last);
    }
}
