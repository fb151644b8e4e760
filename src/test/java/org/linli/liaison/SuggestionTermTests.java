package org.linli.liaison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.WorkCalendar;

/** The clock of a formal suggestion: Deputies Law (2025-03-11) art. 51, counted by the Civil Code arts 201 to 203. */
class SuggestionTermTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final WorkCalendar calendar = shipped();

    /** The calendar that ships with Linli, holidays and make-up days by the State Council's notices. */
    private static WorkCalendar shipped() {
        try (var in = SuggestionTermTests.class.getResourceAsStream("/calendar/holidays.csv")) {
            var rows = new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            var days = new java.util.HashMap<LocalDate, Boolean>();
            var years = new java.util.HashSet<Integer>();
            rows.lines().skip(1).map(row -> row.split(",", -1)).forEach(cell -> {
                var day = LocalDate.parse(cell[0]);
                days.put(day, cell[1].equals("workday"));
                years.add(day.getYear());
            });
            return new WorkCalendar(ZONE, days, years);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /**
     * art. 51: three months from the day it was handed over; six where it reaches far and is hard. Civil Code art. 201: that day does not
     * count; art. 202: the day of the same number, else the month's last; art. 203: no working day, then the next.
     */
    @ParameterizedTest(name = "{0} + {1} months = {2} ({3})")
    @CsvSource({
        // handed over, months, due, which article decides the day
        "2026-03-10, 3, 2026-06-10, art. 202: the day of the same number",
        "2026-03-10, 6, 2026-09-10, art. 51: far-reaching and hard",
        "2025-11-30, 3, 2026-02-28, art. 202: no 30 February; Saturday 28 is a make-up working day",
        "2025-11-28, 3, 2026-02-28, a make-up Saturday is no day off: art. 203 does not move it",
        "2024-11-30, 3, 2025-02-28, art. 202: the last of February",
        "2023-11-29, 3, 2024-02-29, art. 202: there is a 29 February",
        "2026-01-31, 3, 2026-04-30, art. 202: the last of April",
        "2026-08-31, 6, 2027-03-01, art. 202 to Sunday 28 February; art. 203 to Monday",
        "2026-07-01, 3, 2026-10-08, art. 203: National Day 1-7 October",
        "2026-04-01, 6, 2026-10-08, art. 203: the same with six months",
        "2025-11-15, 3, 2026-02-24, art. 203: Spring Festival 15-23 February 2026",
        "2026-02-01, 3, 2026-05-06, art. 203: Labour Day 1-5 May 2026",
        "2026-01-04, 3, 2026-04-07, art. 203: Qingming 4-6 April 2026",
        "2026-03-19, 3, 2026-06-22, art. 203: Dragon Boat 19-21 June, then Monday",
        "2026-06-20, 3, 2026-09-20, Sunday 20 September is a make-up working day",
        "2026-03-13, 3, 2026-06-15, art. 203: Saturday 13 June to Monday",
        "2026-11-25, 1, 2026-12-25, another answer within a month (this platform's own)",
        "2026-10-31, 1, 2026-11-30, the same at a month's end"
    })
    void isDueOnTheDayThatTheArticlesSay(LocalDate handed, int months, LocalDate due, String why) {
        assertThat(SuggestionTerm.of(handed, months, calendar).due())
                .as(why)
                .isEqualTo(due.atTime(18, 0).atZone(ZONE).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"2026-09-30, 3, false", "2026-10-08, 3, true", "2026-08-31, 6, true"})
    void saysWhereTheHolidaysAreNotKnownYet(LocalDate handed, int months, boolean provisional) {
        assertThat(SuggestionTerm.of(handed, months, calendar).provisional()).isEqualTo(provisional);
    }

    @Test
    void isCountedAnewOnceTheHolidaysAreKnown() {
        var before =
                SuggestionTerm.of(LocalDate.parse("2026-11-15"), 3, calendar).reminded(50);
        assertThat(before.due()).isEqualTo(at("2027-02-15T18:00"));
        var known = new WorkCalendar(ZONE, Map.of(LocalDate.parse("2027-02-15"), false), Set.of(2026, 2027));

        var after = before.under(known);

        assertThat(after.due()).isEqualTo(at("2027-02-16T18:00"));
        assertThat(after.provisional()).isFalse();
        assertThat(after.reminded()).isEqualTo(50);
    }

    @ParameterizedTest(name = "at {0} after {1} %: {2}")
    @CsvSource({
        "2026-04-24T00:00, 0, ",
        "2026-04-26T00:00, 0, 50",
        "2026-04-26T00:00, 50, ",
        "2026-05-24T00:00, 0, 80",
        "2026-05-24T00:00, 50, 80",
        "2026-06-10T17:59, 80, ",
        "2026-06-10T18:00, 0, "
    })
    void remindsAtHalfAndFourFifthsOfTheTime(String now, int reminded, @Nullable Integer percent) {
        var term = SuggestionTerm.of(LocalDate.parse("2026-03-10"), 3, calendar).reminded(reminded);
        assertThat(term.reminder(at(now), calendar)).isEqualTo(java.util.Optional.ofNullable(percent));
    }

    @Test
    void isLateAtTheVeryMoment() {
        var term = SuggestionTerm.of(LocalDate.parse("2026-03-10"), 3, calendar);
        assertThat(term.isPast(at("2026-06-10T17:59"))).isFalse();
        assertThat(term.isPast(at("2026-06-10T18:00"))).isTrue();
        assertThat(term.missed().nextLook(calendar)).isEmpty();
    }

    /** The law's own numbers, as the data has them. */
    @ParameterizedTest
    @CsvSource({"deputy, 3, 6, A", "cppcc, 3, 6, C", "party-delegate, 3, 6, C", "liaison, 0, 0, C"})
    void theLimitsAreData(String code, int months, int hard, String certainty) {
        var one = Representatives.read().stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(one.months()).isEqualTo(months);
        assertThat(one.hardMonths()).isEqualTo(hard);
        assertThat(one.certainty()).isEqualTo(certainty);
        assertThat(one.source().zh()).isNotBlank();
    }
}
