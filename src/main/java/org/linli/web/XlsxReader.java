package org.linli.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.linli.kernel.Problem;

/** Reads the first sheet of an OOXML workbook (ECMA-376) row by row. Formulas count as what they last came to. */
final class XlsxReader {
    private static final int EXACT_DIGITS = 15; // of a number in a spreadsheet; digits beyond are lost
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/]+[!?]?");
    private static final int SECONDS_OF_DAY = 86_400;
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466); // after 9999-12-31
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30); // right from March 1900 on
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private final Sheets.Limits limits;
    private final SheetRows rows;
    private boolean since1904;

    XlsxReader(Sheets.Limits limits, Consumer<Sheets.Row> taker) {
        this.limits = limits;
        this.rows = new SheetRows(limits, taker);
    }

    long read(Path file) throws IOException {
        measure(file);
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                var lines = workbook.getFirstSheet().openStream()) {
            since1904 = workbook.isDate1904();
            lines.forEach(line -> rows.line(line.getRowNum(), cells(line)));
        } catch (ExcelReaderException e) {
            throw new IOException(e.getMessage(), e);
        }
        return rows.count();
    }

    /** Unpacks once without keeping anything: what the archive says of its own sizes is not to be trusted. */
    private void measure(Path file) throws IOException {
        var buffer = new byte[1 << 16];
        var bytes = 0L;
        try (var archive = new ZipFile(file.toFile())) {
            for (var entries = archive.entries(); entries.hasMoreElements(); ) {
                try (var in = archive.getInputStream(entries.nextElement())) {
                    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        bytes += read;
                        if (bytes > limits.bytes()) {
                            throw Problem.TOO_LARGE.because("more than " + limits.bytes() + " bytes of content");
                        }
                    }
                }
            }
        }
    }

    private List<String> cells(Row line) {
        if (line.getCellCount() > limits.columns()) {
            throw Problem.TOO_LARGE.because("more than " + limits.columns() + " columns in row " + line.getRowNum());
        }
        var cells = new ArrayList<String>(line.getCellCount());
        for (var i = 0; i < line.getCellCount(); i++) {
            cells.add(line.getOptionalCell(i).map(this::text).orElse(""));
        }
        return cells;
    }

    private String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell, cell.asNumber());
            case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "true" : "false";
            case STRING -> cell.asString();
            case FORMULA -> formula(cell);
            case EMPTY, ERROR -> "";
        };
    }

    private String formula(Cell cell) {
        if (cell.getValue() instanceof BigDecimal number) {
            return number(cell, number);
        }
        var raw = cell.getRawValue();
        return raw == null || ERROR.matcher(raw).matches() ? "" : raw;
    }

    private String number(Cell cell, BigDecimal number) {
        return isDate(cell.getDataFormatString()) && number.signum() >= 0 && number.compareTo(LAST_DAY) < 0
                ? date(number)
                : number(number);
    }

    private static String number(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        if (plain.precision() - plain.scale() > EXACT_DIGITS) {
            return plain.round(new MathContext(EXACT_DIGITS, RoundingMode.HALF_UP))
                    .stripTrailingZeros()
                    .toString();
        }
        return plain.toPlainString();
    }

    /** A day is a count since the workbook's epoch, a time its fraction; 9:30 may be stored a microsecond early. */
    private String date(BigDecimal number) {
        var seconds = number.multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (seconds < SECONDS_OF_DAY) {
            return LocalTime.ofSecondOfDay(seconds).toString();
        }
        var date = (since1904 ? EPOCH_1904 : EPOCH_1900).atStartOfDay().plusSeconds(seconds);
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.toString();
    }

    /** Whether a number format shows a date or a time: it names a year, month, day, hour or second outside quotes. */
    private static boolean isDate(String format) {
        if (format == null || format.equals("General")) {
            return false;
        }
        var bare = QUOTED.matcher(format).replaceAll("");
        return bare.chars().anyMatch(c -> "yYdDhHsS年月日".indexOf(c) >= 0) && !bare.contains("0.") && !bare.contains("#");
    }
}
