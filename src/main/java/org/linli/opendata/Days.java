package org.linli.opendata;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.Problem;
import org.linli.measures.Measures;
import org.linli.seal.PublicLog;
import org.springframework.stereotype.Service;

/** The days of the log, in the installation's zone: which leaves were sealed on each. */
@Service
class Days {
    private final PublicLog log;
    private final Measures measures;
    private final Clock clock;

    Days(PublicLog log, Measures measures, Clock clock) {
        this.log = log;
        this.measures = measures;
        this.clock = clock;
    }

    /** A day that is over and the stretch of the log that was sealed on it. */
    record Day(LocalDate day, PublicLog.Stretch stretch) {
        long leaves() {
            return stretch.to() - stretch.from();
        }
    }

    /** The newest days that are over on which anything was sealed, newest first, among {@code limit} days before {@code before}. */
    List<Day> list(LocalDate before, int limit) {
        var since = log.since().map(at -> LocalDate.ofInstant(at, measures.days()));
        if (since.isEmpty()) {
            return List.of();
        }
        var last = before.isAfter(today()) ? today() : before;
        return last.minusDays(limit)
                .datesUntil(last)
                .filter(day -> !day.isBefore(since.get()))
                .flatMap(day -> find(day).stream())
                .sorted((a, b) -> b.day().compareTo(a.day()))
                .toList();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), measures.days());
    }

    /** A day that is over. */
    Day get(LocalDate day) {
        if (!day.isBefore(today())) {
            throw Problem.NOT_FOUND.because("the day is not over: " + day);
        }
        return find(day).orElseThrow(() -> Problem.NOT_FOUND.because("nothing was sealed on " + day));
    }

    private Optional<Day> find(LocalDate day) {
        var zone = measures.days();
        return log.sealed(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant())
                .map(stretch -> new Day(day, stretch));
    }
}
