package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final WorkCalendar calendar = shipped();

    private static WorkCalendar shipped() {
        try {
            return new KernelConfiguration().workCalendar(Settings.read(name -> new Properties().getProperty(name)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** The day itself is not counted (Civil Code art. 201), the last ends with business hours (art. 203). */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "2026-11-23T10:00, 1d, 2026-11-24T18:00, false", // Monday to Tuesday
        "2026-11-20T23:59, 1d, 2026-11-23T18:00, false", // Friday night: the weekend does not count
        "2026-11-21T12:00, 5d, 2026-11-27T18:00, false", // Saturday
        "2019-04-30T09:00, 5d, 2019-05-09T18:00, false", // Labour Day 1-4 May, 5 May (Sunday) is worked
        "2019-09-27T09:00, 3d, 2019-10-08T18:00, false", // 29 Sept (Sunday) worked, 30 Sept, then National Day 1-7
        "2019-09-30T17:00, 5d, 2019-10-12T18:00, false", // 8, 9, 10, 11 and the worked Saturday 12 October
        "2020-01-22T09:00, 5d, 2020-02-06T18:00, false", // Spring Festival extended to 2 February 2020
        "2026-11-23T10:00, 24h, 2026-11-24T10:00, false",
        "2026-02-28T22:30, 2h, 2026-03-01T00:30, false",
        "2026-12-31T09:00, 5d, 2027-01-07T18:00, true", // 2027 is not announced: weekends only, and said so
        "2026-12-31T09:00, 24h, 2027-01-01T09:00, false"
    })
    void countsDeadlines(String from, String limit, String due, boolean provisional) {
        assertThat(calendar.due(at(from), Limit.parse(limit))).isEqualTo(new WorkCalendar.Due(at(due), provisional));
    }

    @ParameterizedTest(name = "{3} % from {0} to {1} = {2}")
    @CsvSource({
        "2026-11-23T09:00, 2026-11-24T18:00, 2026-11-23T18:00, 50",
        "2026-11-20T18:00, 2026-11-24T18:00, 2026-11-23T18:00, 50", // over a weekend
        "2026-11-23T09:00, 2026-11-27T18:00, 2026-11-26T18:00, 80"
    })
    void sharesAreOfWorkingTime(String from, String due, String share, int percent) {
        assertThat(calendar.share(at(from), at(due), Limit.Unit.WORKING_DAYS, percent))
                .isEqualTo(at(share));
    }

    @Test
    void sharesOfHoursRunDayAndNight() {
        assertThat(calendar.share(at("2026-11-21T20:00"), at("2026-11-22T20:00"), Limit.Unit.HOURS, 50))
                .isEqualTo(at("2026-11-22T08:00"));
    }

    @Test
    void workingTimeSkipsNightsAndHolidays() {
        assertThat(calendar.working(at("2026-11-20T17:00"), at("2026-11-23T10:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(calendar.working(at("2019-10-01T00:00"), at("2019-10-07T23:00")))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void everyShippedYearHasNewYearAndNationalDayOff() {
        for (var year : calendar.years()) {
            assertThat(calendar.worksOn(java.time.LocalDate.of(year, 1, 1)))
                    .as("1 January %d", year)
                    .isFalse();
            assertThat(calendar.worksOn(java.time.LocalDate.of(year, 10, 1)))
                    .as("1 October %d", year)
                    .isFalse();
        }
        assertThat(calendar.years()).contains(2011, 2019, 2026).doesNotContain(2027);
    }
}
