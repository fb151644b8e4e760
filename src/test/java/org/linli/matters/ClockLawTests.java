package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Limit;
import org.linli.kernel.ProblemException;
import org.linli.kernel.WorkCalendar;

/**
 * The clocks of an appeal, in dated cases on the State Council's own calendar as it is shipped. Each row names the article or source that
 * the limit comes from; days are counted by Civil Code arts 201 to 203.
 */
class ClockLawTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Deadlines DEADLINES = new Deadlines(shipped());

    private static WorkCalendar shipped() {
        var days = new HashMap<LocalDate, Boolean>();
        var years = new HashSet<Integer>();
        var file = Objects.requireNonNull(ClockLawTests.class.getResourceAsStream("/calendar/holidays.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
                var day = LocalDate.parse(cells[0]);
                days.put(day, cells[1].equals("workday"));
                years.add(day.getYear());
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new WorkCalendar(ZONE, days, Set.copyOf(years));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static Promise start(String limit, String received) {
        return DEADLINES.start(Limit.parse(limit), Limit.parse("1d"), at(received));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        // source, limit, received, due
        "Jinan 24 and Weifang 20 (five working days),  5d,  2026-11-23T10:00, 2026-11-30T18:00", // a weekend between
        "Jinan 24 and Weifang 20 (National Day),       5d,  2026-09-30T17:00, 2026-10-13T18:00", // 1-7 off, Saturday 10
        // worked
        "Jinan 24 and Weifang 20 (on a holiday),       5d,  2026-10-03T12:00, 2026-10-13T18:00",
        "Jinan 24 and Weifang 20 (Spring Festival),    5d,  2026-02-13T10:00, 2026-02-27T18:00", // Saturday 14 worked,
        // 15-23 off
        "Jinan 24 and Weifang 20 (month's end worked), 5d,  2026-02-14T09:00, 2026-02-28T18:00", // Saturday 28 worked
        "Jinan 24 and Weifang 20 (New Year),           5d,  2025-12-31T10:00, 2026-01-08T18:00", // Sunday 4 January
        // worked
        "Shanghai 12345 (one working day),             1d,  2026-01-30T10:00, 2026-02-02T18:00", // a month's end
        "Shanghai 12345 (one working day),             1d,  2026-09-18T10:00, 2026-09-20T18:00", // Sunday 20 worked
        "Shanghai 12345 (fifteen working days),        15d, 2026-04-01T09:00, 2026-04-23T18:00", // Qingming 4-6
        "Guangdong bureau rule (three working days),   3d,  2026-06-17T16:00, 2026-06-23T18:00", // Dragon Boat 19-21
        "Guangdong bureau rule (thirteen),             13d, 2026-04-24T09:00, 2026-05-15T18:00", // Labour Day, Saturday
        // 9 worked
        "Beijing DB11/T 2021 (two hours: danger),      2h,  2026-12-31T23:30, 2027-01-01T01:30", // hours know no
        // holiday
        "Beijing DB11/T 2021 (24 hours: water),        24h, 2026-10-01T08:00, 2026-10-02T08:00",
        "Beijing DB11/T 2021 (24 hours: month's end),  24h, 2026-02-28T15:00, 2026-03-01T15:00"
    })
    void anAnswerIsOwedBy(String source, String limit, String received, String due) {
        assertThat(start(limit, received).due()).as(source).isEqualTo(at(due));
        assertThat(start(limit, received).provisional()).isFalse();
    }

    /** Settled: across a year whose notice is not out, weekends only, and it says so. */
    @ParameterizedTest
    @CsvSource({"5d, 2026-12-28T10:00, 2027-01-04T18:00", "3d, 2026-12-31T10:00, 2027-01-05T18:00"})
    void acrossAYearWithoutANoticeADateIsProvisional(String limit, String received, String due) {
        assertThat(start(limit, received).due()).isEqualTo(at(due));
        assertThat(start(limit, received).provisional()).isTrue();
    }

    /** The reporter is contacted within a working day (Beijing arts 12, 15); that is never moved. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, 2026-11-24T18:00",
        "2026-11-27T17:59, 2026-11-30T18:00",
        "2026-09-30T09:00, 2026-10-08T18:00",
        "2026-05-08T10:00, 2026-05-09T18:00" // a worked Saturday
    })
    void theFirstContactIsOwedBy(String received, String due) {
        assertThat(start("5d", received).contactDue()).isEqualTo(at(due));
    }

    /** A suspension stops the clock with whole working days, or hours, left (Weifang 20: it is said, with reason and end). */
    @ParameterizedTest
    @CsvSource({
        // limit, received, suspended, until, goes on at, due then
        "5d,  2026-11-23T10:00, 2026-11-25T09:00, 2026-12-04, 2026-12-04T18:00, 2026-12-09T18:00", // three days were
        // left
        "5d,  2026-11-23T10:00, 2026-11-25T09:00, 2026-12-04, 2026-12-02T10:00, 2026-12-07T18:00", // taken up again
        // earlier
        "5d,  2026-09-28T10:00, 2026-09-29T10:00, 2026-10-09, 2026-10-09T18:00, 2026-10-14T18:00", // over National Day
        "5d,  2026-01-28T10:00, 2026-01-29T10:00, 2026-01-31, 2026-01-31T18:00, 2026-02-05T18:00", // over a month's end
        "24h, 2026-11-23T10:00, 2026-11-23T16:00, 2026-11-25, 2026-11-25T18:00, 2026-11-26T12:00" // eighteen hours were
        // left
    })
    void aSuspensionLeavesWhatWasLeft(
            String limit, String received, String suspended, LocalDate until, String resumed, String due) {
        var waiting = DEADLINES.suspended(start(limit, received), until, at(suspended));
        assertThat(waiting.suspendedUntil())
                .isEqualTo(until.atTime(18, 0).atZone(ZONE).toInstant());
        assertThat(DEADLINES.resumed(waiting, at(resumed)).due()).isEqualTo(at(due));
    }

    /** An extension reaches at most the limit again from the old date, once (Jinan 25: reason and new date are said). */
    @ParameterizedTest
    @CsvSource({
        "5d, 2026-11-23T10:00, 2026-12-07, true",
        "5d, 2026-11-23T10:00, 2026-12-08, false",
        "5d, 2026-09-21T10:00, 2026-10-12, true", // due on the 29th (Mid-Autumn 25-27); five more: 30, 8, 9, 10, 12
        "5d, 2026-09-21T10:00, 2026-10-13, false",
        "3d, 2026-01-27T10:00, 2026-02-04, true", // due on 30 January; over the month's end
        "3d, 2026-01-27T10:00, 2026-02-05, false"
    })
    void anExtensionIsAtMostTheLimitAgain(String limit, String received, LocalDate until, boolean allowed) {
        var promise = start(limit, received);
        if (allowed) {
            assertThat(DEADLINES.extended(promise, until).due())
                    .isEqualTo(until.atTime(18, 0).atZone(ZONE).toInstant());
        } else {
            assertThatThrownBy(() -> DEADLINES.extended(promise, until)).isInstanceOf(ProblemException.class);
        }
    }

    /** Half and four fifths of the working time, before the date passes (Jinan 26: reminded, then supervised). */
    @ParameterizedTest
    @CsvSource({
        "5d,  2026-11-23T10:00, 2026-11-26T09:30, 2026-11-27T16:24",
        "24h, 2026-10-01T08:00, 2026-10-01T20:00, 2026-10-02T03:12"
    })
    void remindsAtHalfAndFourFifths(String limit, String received, String half, String most) {
        var promise = start(limit, received);
        assertThat(DEADLINES.share(promise, 50)).isEqualTo(at(half));
        assertThat(DEADLINES.share(promise, 80)).isEqualTo(at(most));
    }
}
