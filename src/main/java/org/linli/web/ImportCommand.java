package org.linli.web;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.linli.kernel.DataCommand;
import org.linli.kernel.Problem;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import <what> <file> [--dry-run]}. */
@Command(
        name = "import",
        description = "Reads records from an .xlsx, .csv or .csv.gz file; prints rows read, taken and refused.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements DataCommand {
    private static final long PROGRESS_ROWS = 100_000;

    @Parameters(index = "0", paramLabel = "<what>", description = "the records: places, people, organisations, …")
    private String what = "";

    @Parameters(index = "1", paramLabel = "<file>", description = "the file; its ending tells its kind")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "stores nothing, says what would happen")
    private boolean dryRun;

    @Option(names = "--as", paramLabel = "<account>", description = "in whose name: login@440305; for all but places")
    private String as = "";

    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        var importer = beans.getBeanProvider(Importer.class).stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow(() -> unknown(beans));
        if (!Files.isReadable(file)) {
            throw Problem.NOT_FOUND.because("cannot read the file " + file);
        }
        var began = System.nanoTime();
        var report = importer.read(new Importer.Order(file, dryRun, as), rows -> progress(out, rows));
        print(report, Duration.ofNanos(System.nanoTime() - began), out);
        return report.read() > 0 && report.taken() == 0 ? 1 : 0;
    }

    private static void progress(PrintWriter out, long rows) {
        if (rows % PROGRESS_ROWS == 0 && rows > 0) {
            out.println("… " + rows);
            out.flush();
        }
    }

    private static void print(ImportReport report, Duration took, PrintWriter out) {
        for (var refusal : report.refusals()) {
            out.printf(
                    "第 %d 行 row %d: %s: %s / %s%n",
                    refusal.row(),
                    refusal.row(),
                    refusal.subject(),
                    refusal.reason().zh(),
                    refusal.reason().en());
        }
        if (report.refused() > report.refusals().size()) {
            out.printf("… %d%n", report.refused() - report.refusals().size());
        }
        out.printf(
                "%s读入 read %d, 收下 taken %d (新增 added %d, 更新 changed %d, 未变 unchanged %d), 退回 refused %d, %.1f s%n",
                report.dryRun() ? "试运行 dry run: " : "",
                report.read(),
                report.taken(),
                report.added(),
                report.changed(),
                report.unchanged(),
                report.refused(),
                took.toMillis() / 1e3);
    }

    private RuntimeException unknown(BeanFactory beans) {
        var known = beans.getBeanProvider(Importer.class).stream()
                .map(Importer::what)
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.INVALID.because("cannot import " + what + "; known are: " + known);
    }
}
