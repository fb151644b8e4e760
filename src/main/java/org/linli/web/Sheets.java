package org.linli.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.linli.kernel.Problem;

/**
 * Tables in files: CSV (UTF-8 with or without BOM, UTF-16, else GB18030; comma, semicolon or tab; also {@code .csv.gz}) and
 * the first sheet of XLSX. Both ways row by row, so that memory does not grow with the file.
 */
public final class Sheets {
    private Sheets() {}

    /**
     * One row below the header. Names are lower case and stripped, cells are stripped; a cell that is blank is not there.
     * Dates read {@code 2026-11-23} or {@code 2026-11-23T09:30}; whole numbers have no decimal point; a number of more than
     * 15 digits, which Excel has rounded, reads in scientific notation so that nobody takes it for a code.
     *
     * @param number as a spreadsheet shows it: the header is row 1
     */
    public record Row(long number, Map<String, String> cells) {
        /** The first of {@code names} that holds something, or the empty string. */
        public String text(String... names) {
            for (var name : names) {
                var cell = cells.get(name);
                if (cell != null) {
                    return cell;
                }
            }
            return "";
        }
    }

    /**
     * How much is read before a file is refused as {@link Problem#TOO_LARGE}.
     *
     * @param bytes of content, after unpacking
     * @param rows below the header
     * @param columns of the header
     * @param cell length of one cell in UTF-16 code units; Excel's own limit is 32,767
     */
    public record Limits(long bytes, long rows, int columns, int cell) {
        /** For what comes through a page. */
        public static final Limits UPLOAD = new Limits(2L << 30, 1_048_576, 200, 32_767);

        /** For what an operator reads on the machine itself. */
        public static final Limits COMMAND = new Limits(4L << 30, 100_000_000, 200, 32_767);
    }

    /** Reads {@code file} whose kind its own name tells, within {@link Limits#COMMAND}; answers the number of rows. */
    public static long read(Path file, Consumer<Row> taker) {
        return read(file, String.valueOf(file.getFileName()), Limits.COMMAND, taker);
    }

    /**
     * Reads {@code file}, which was called {@code fileName} where it came from, and hands each row to {@code taker}; answers
     * the number of rows.
     *
     * @throws org.linli.kernel.ProblemException {@link Problem#MEDIA} for another kind of file, {@link Problem#INVALID} for
     *     one that cannot be read as its kind, {@link Problem#TOO_LARGE} beyond {@code limits}
     */
    public static long read(Path file, String fileName, Limits limits, Consumer<Row> taker) {
        return read(file, fileName, limits, new SheetRows(limits, taker));
    }

    /** Told what a table has beside its rows; see {@link Headings}. */
    public interface Listener {
        /** The header stands in this row, names the columns of {@code keys}, and some that nobody knows. */
        void header(long number, Set<String> keys, List<String> unknown);

        /** This row is none of the table's: a title, a remark, a sum, an example, the header once more. */
        void passed(long number, String text);
    }

    /**
     * As {@link #read(Path, String, Limits, Consumer)}, where the header is found by its names in the first 20 lines, of up to three
     * rows with merged cells, and what is no row is passed over. Cells are read by the keys of {@code headings}.
     *
     * @throws org.linli.kernel.ProblemException also {@link Problem#INVALID} where no header is found or two columns are one
     */
    public static long read(
            Path file, String fileName, Limits limits, Headings headings, Listener listener, Consumer<Row> taker) {
        return read(file, fileName, limits, new HeadedRows(limits, headings, listener, taker));
    }

    private static long read(Path file, String fileName, Limits limits, Lines lines) {
        var name = fileName.toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".xlsx")) {
                return new XlsxReader(limits, lines).read(file);
            }
            if (name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".txt")) {
                return new CsvReader(limits, lines).read(file, name.endsWith(".gz"));
            }
        } catch (IOException e) {
            throw unreadable(fileName, e);
        }
        throw Problem.MEDIA.because("a .csv, .csv.gz or .xlsx file is expected, not " + fileName);
    }

    /** As {@link #read(Path, String, Limits, Consumer)}; the content waits in a temporary file meanwhile. */
    public static long read(InputStream content, String fileName, Limits limits, Consumer<Row> taker) {
        try {
            var file = Files.createTempFile("linli-sheet", ".tmp");
            try {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                return read(file, fileName, limits, taker);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes CSV that Excel opens: UTF-8 with BOM, CRLF. A text that a spreadsheet would run as a formula is written with an
     * apostrophe before it, which {@link #read} takes off again.
     */
    public static void writeCsv(OutputStream out, List<String> header, Stream<? extends List<?>> rows) {
        try {
            SheetWriter.csv(out, header, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes XLSX with one sheet: strings as text (codes keep their digits), numbers as numbers, dates as dates. */
    public static void writeXlsx(OutputStream out, String sheet, List<String> header, Stream<? extends List<?>> rows) {
        try {
            SheetWriter.xlsx(out, sheet, header, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes {@code file} as the kind that its name tells: {@code .csv} or {@code .xlsx}. */
    public static void write(Path file, String sheet, List<String> header, Stream<? extends List<?>> rows) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xlsx") && !name.endsWith(".csv")) {
            throw Problem.MEDIA.because("a .csv or .xlsx file is expected, not " + name);
        }
        try (var out = Files.newOutputStream(file)) {
            if (name.endsWith(".xlsx")) {
                writeXlsx(out, sheet, header, rows);
            } else {
                writeCsv(out, header, rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException unreadable(String fileName, IOException e) {
        return Problem.INVALID.because("cannot read " + fileName + ": " + e.getMessage());
    }
}
