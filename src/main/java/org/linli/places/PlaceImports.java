package org.linli.places;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.web.ImportReport;
import org.linli.web.Sheets;
import org.springframework.stereotype.Component;

/** Takes in a file of places, in the caller's transaction. */
@Component
class PlaceImports {
    private static final int PROGRESS_ROWS = 10_000;
    private static final int DISTRICT_DIGITS = 6;

    private final ImportStore store;
    private final Ledger ledger;
    private final Pinyin pinyin;
    private final Clock clock;

    PlaceImports(ImportStore store, Ledger ledger, Pinyin pinyin, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.pinyin = pinyin;
        this.clock = clock;
    }

    /** A file, and what it was called where it came from. */
    record Source(Path file, String name, Sheets.Limits limits) {}

    ImportReport take(Source source, boolean dryRun, LongConsumer progress) {
        var today = LocalDate.now(clock);
        store.begin();
        var reading = new Reading(progress);
        store.stage(rows -> Sheets.read(source.file(), source.name(), source.limits(), row -> reading.row(row, rows)));
        store.judge(today);
        reading.demandSomething();
        var shares = store.shares();
        var changes = store.changes();
        if (!dryRun) {
            if (shares.stream().anyMatch(share -> share.changed() > 0)) {
                store.rename(today);
            }
            store.add(today);
            record(shares);
        }
        return reading.report(dryRun, shares, changes);
    }

    private void record(List<ImportStore.Share> shares) {
        var subject = Ids.next(clock);
        for (var share : shares) {
            if (share.district().length() == DISTRICT_DIGITS && share.added() + share.changed() > 0) {
                ledger.record(new PlaceImported(
                        new District(share.district()).place(),
                        subject,
                        clock.instant(),
                        share.added(),
                        share.changed()));
            }
        }
    }

    /** One pass through a file: what was read, and what was refused at first sight. */
    private final class Reading {
        private final LongConsumer progress;
        private final List<ImportReport.Refusal> refusals = new ArrayList<>();
        private long read;
        private long refused;
        private long blank;

        Reading(LongConsumer progress) {
            this.progress = progress;
        }

        void row(Sheets.Row row, ImportStore.Rows rows) {
            if (++read % PROGRESS_ROWS == 0) {
                progress.accept(read);
            }
            switch (PlaceRow.of(row)) {
                case PlaceRow.Refused no -> {
                    blank += no.subject().isEmpty() ? 1 : 0;
                    refuse(no);
                }
                case PlaceRow.Taken place -> rows.add(place, pinyin.of(place.name()));
            }
        }

        /** A file without a row, or whose columns are called something else, is the wrong file. */
        void demandSomething() {
            if (read == 0) {
                throw Problem.INVALID.because("the table has no row", Map.of("file", "places.need.rows"));
            }
            if (blank == read) {
                throw Problem.INVALID.because(
                        "no column is called code or name", Map.of("file", "places.need.columns"));
            }
        }

        private void refuse(PlaceRow.Refused no) {
            refused++;
            if (refusals.size() < ImportReport.REFUSALS_MAX) {
                refusals.add(new ImportReport.Refusal(
                        no.number(), no.subject(), no.reason().words()));
            }
        }

        ImportReport report(boolean dryRun, List<ImportStore.Share> shares, List<ImportReport.Change> changes) {
            var all = Stream.concat(refusals.stream(), store.refusals().stream())
                    .sorted(Comparator.comparingLong(ImportReport.Refusal::row))
                    .limit(ImportReport.REFUSALS_MAX)
                    .toList();
            return new ImportReport(
                    dryRun,
                    read,
                    shares.stream().mapToLong(ImportStore.Share::added).sum(),
                    shares.stream().mapToLong(ImportStore.Share::changed).sum(),
                    shares.stream().mapToLong(ImportStore.Share::unchanged).sum(),
                    refused + store.refused(),
                    changes,
                    all);
        }
    }
}
