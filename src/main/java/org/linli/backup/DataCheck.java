package org.linli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.linli.database.Database;
import org.linli.database.WholeTables;
import org.linli.kernel.SteadyClock;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.CursorState;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.seal.LogCheck;
import org.linli.seal.Shredding;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What can be told once the data is reached: the server, migrations, time, readers, the public log, erasures, backups. */
@Component
class DataCheck {
    private static final int OLDEST = 15; // major version of PostgreSQL
    private static final Duration STUCK = Duration.ofMinutes(1);
    private static final Duration BACKUP_EVERY = Duration.ofDays(2);
    private static final int ERROR_SHOWN = 200; // characters
    private static final int NAMED = 5; // findings of the audit

    private final Database database;
    private final Ledger ledger;
    private final LogCheck log;
    private final Shredding shredding;
    private final BackupLog backups;
    private final WorkCalendar calendar;
    private final SteadyClock clock;

    DataCheck(
            Database database,
            Ledger ledger,
            LogCheck log,
            Shredding shredding,
            BackupLog backups,
            WorkCalendar calendar,
            SteadyClock clock) {
        this.database = database;
        this.ledger = ledger;
        this.log = log;
        this.shredding = shredding;
        this.backups = backups;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Looks at the schema alone: all else wants it to be as this program knows it. */
    List<Finding> lookAtSchema() {
        try (var tables = WholeTables.reading(database)) {
            var found = new ArrayList<Finding>();
            found.add(Finding.of(tables.version() >= OLDEST, "postgres", tables.version(), database.url()));
            var applied = versions(tables.migrations());
            var shipped = shipped();
            var pending = without(shipped, applied);
            var unknown = without(applied, shipped);
            if (!unknown.isEmpty()) {
                found.add(Finding.wrong("migrations.newer", String.join(", ", unknown)));
            } else {
                found.add(Finding.of(pending.isEmpty(), "migrations", applied.size(), String.join(", ", pending)));
            }
            return found;
        }
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private static Set<String> versions(Map<String, List<String>> migrations) {
        var versions = new TreeSet<String>();
        migrations.forEach((module, done) ->
                done.forEach(one -> versions.add(module + " V" + one.substring(0, one.indexOf(':')))));
        return versions;
    }

    /** The migrations that this program brings, as {@code module Vn}. */
    private static Set<String> shipped() {
        try {
            var versions = new TreeSet<String>();
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*__*.sql")) {
                var path = file.getURL().getPath().split("/", -1);
                var name = path[path.length - 1];
                versions.add(path[path.length - 2] + " " + name.substring(0, name.indexOf("__")));
            }
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations of this program", e);
        }
    }

    /** Looks at everything else. */
    List<Finding> look() {
        var found = new ArrayList<Finding>();
        found.add(time());
        found.add(years());
        found.addAll(readers());
        var opens = log.isMasterKeyRight();
        found.add(Finding.of(opens, "cipher"));
        if (opens) {
            found.add(audit());
        }
        found.add(log.fork().map(why -> Finding.wrong("fork", why)).orElse(Finding.well("fork")));
        var gap = shredding.gap();
        found.add(Finding.of(gap.isClosed(), "shredded", gap.back(), gap.unlisted(), gap.unreadable()));
        found.add(backup());
        return found;
    }

    private Finding time() {
        var behind = clock.behind();
        var now = ZonedDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.SECONDS);
        return Finding.of(behind.toSeconds() == 0, "clock", now, behind.toSeconds());
    }

    private Finding years() {
        var year = ZonedDateTime.ofInstant(clock.instant(), clock.getZone()).getYear();
        return Finding.of(calendar.years().contains(year), "calendar", year);
    }

    private List<Finding> readers() {
        var cursors = ledger.cursors();
        var wrong = cursors.stream()
                .flatMap(cursor -> Stream.of(failing(cursor), stuck(cursor)).flatMap(Optional::stream))
                .toList();
        return wrong.isEmpty() ? List.of(Finding.well("readers", cursors.size())) : wrong;
    }

    private static Optional<Finding> failing(CursorState cursor) {
        var error = Objects.requireNonNullElse(cursor.lastError(), "");
        return cursor.failures() == 0
                ? Optional.empty()
                : Optional.of(Finding.wrong(
                        "reader.failing",
                        cursor.reader(),
                        cursor.district(),
                        cursor.failures(),
                        error.substring(0, Math.min(ERROR_SHOWN, error.length()))));
    }

    /** Acts wait for a reader for longer than it needs while somebody runs the readers. */
    private Optional<Finding> stuck(CursorState cursor) {
        var runs = !database.runsServer(); // or else nobody but this command is here
        return cursor.failures() > 0 || cursor.behind() == 0 || !runs
                ? Optional.empty()
                : ledger.after(cursor.district(), cursor.seq(), 1).stream()
                        .map(Recorded::recordedAt)
                        .filter(since -> since.isBefore(clock.instant().minus(STUCK)))
                        .map(since ->
                                Finding.wrong("reader.stuck", cursor.reader(), cursor.district(), cursor.behind()))
                        .findFirst();
    }

    private Finding audit() {
        var audited = log.audit();
        return audited.findings().isEmpty()
                ? Finding.well("log", "%,d".formatted(audited.entries()), "%,d".formatted(audited.heads()))
                : Finding.wrong(
                        "log",
                        audited.findings().size(),
                        String.join(
                                " | ", audited.findings().stream().limit(NAMED).toList()));
    }

    private Finding backup() {
        var newest = backups.newest();
        var old = clock.instant().minus(BACKUP_EVERY);
        var last = newest.map(BackupLog.Line::at);
        if (last.isPresent() && last.get().isAfter(old)) {
            return Finding.well(
                    "backup", newest.orElseThrow().at(), newest.orElseThrow().path());
        }
        return first().filter(old::isAfter).isPresent()
                ? Finding.wrong("backup", last.map(Instant::toString).orElse("–"))
                : Finding.well("backup.young");
    }

    /** When the first act was recorded. */
    private Optional<Instant> first() {
        return ledger.districts().stream()
                .flatMap(district -> ledger.after(district, 0, 1).stream())
                .map(Recorded::recordedAt)
                .min(Instant::compareTo);
    }
}
