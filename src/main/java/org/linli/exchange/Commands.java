package org.linli.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.passwords.Credentials;
import org.linli.web.Exporter;
import org.linli.web.ImportReport;
import org.linli.web.Importer;
import org.springframework.stereotype.Component;

/** The registers' tables for {@code import} and {@code export}: the pages' use cases, in an account's name. */
@Component
final class Commands {
    private final Imports imports;
    private final Exports exports;
    private final Tables tables;
    private final RowStore rows;
    private final RefusedRows refused;
    private final Credentials accounts;

    Commands(
            Imports imports, Exports exports, Tables tables, RowStore rows, RefusedRows refused, Credentials accounts) {
        this.imports = imports;
        this.exports = exports;
        this.tables = tables;
        this.rows = rows;
        this.refused = refused;
        this.accounts = accounts;
    }

    private Staff staff(String as) {
        if (as.isBlank()) {
            throw Problem.INVALID.because("in whose name? say --as login@440305");
        }
        return accounts.called(as).orElseThrow(() -> Problem.NOT_FOUND.because("no account " + as));
    }

    Importer importer(String what) {
        return new Importer() {
            @Override
            public String what() {
                return what;
            }

            @Override
            public ImportReport read(Importer.Order order, LongConsumer progress) {
                var staff = staff(order.as());
                var table = tables.get(what);
                var run = order.dryRun()
                        ? imports.preview(staff, table, order.file())
                        : imports.take(staff, table, order.file(), progress);
                return report(run, order.dryRun());
            }
        };
    }

    private ImportReport report(Run run, boolean dryRun) {
        var table = tables.get(run.what());
        var refusals = new ArrayList<ImportReport.Refusal>();
        for (var refusal : rows.refusals(run.district(), run.id(), 0, ImportReport.REFUSALS_MAX)) {
            var why = new Words(
                    refused.why(table, refusal.wrong(), Lang.ZH), refused.why(table, refusal.wrong(), Lang.EN));
            refusals.add(new ImportReport.Refusal(refusal.row(), "", why));
        }
        var counts = run.counts();
        return new ImportReport(
                dryRun,
                counts.taken() + counts.refused(),
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                counts.refused(),
                List.of(),
                refusals);
    }

    Exporter exporter(String what) {
        return new Exporter() {
            @Override
            public String what() {
                return what;
            }

            @Override
            public long write(Exporter.Order order) {
                return export(what, order);
            }
        };
    }

    private long export(String what, Exporter.Order order) {
        var name = String.valueOf(order.file().getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
            throw Problem.MEDIA.because("a .csv or .xlsx file is expected, not " + name);
        }
        var staff = staff(order.as());
        var table = tables.get(what);
        if (!table.asked().containsAll(order.items())) {
            throw Problem.INVALID.because("--with takes " + table.asked(), Map.of());
        }
        var written = exports.write(
                staff,
                new Exports.Order(
                        table,
                        staff.district().place(),
                        new HashSet<>(order.items()),
                        order.purpose(),
                        name.endsWith(".csv"),
                        Lang.ZH));
        return moved(written.file(), order.file(), written.rows());
    }

    private static long moved(Path from, Path to, long rows) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
