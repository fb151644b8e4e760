package org.linli.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** Writes tables row by row. */
final class SheetWriter {
    private static final int CELL_MAX = 32_767; // Excel's limit
    private static final int FLUSH_ROWS = 1_000;

    private SheetWriter() {}

    static void csv(OutputStream out, List<String> header, Stream<? extends List<?>> rows) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\ufeff');
        var printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(header);
        var lines = rows.iterator();
        while (lines.hasNext()) {
            printer.printRecord(lines.next().stream().map(SheetWriter::guarded).toList());
        }
        printer.flush();
    }

    static void xlsx(OutputStream out, String name, List<String> header, Stream<? extends List<?>> rows)
            throws IOException {
        try (var workbook = new Workbook(out, "Linli", "1.0")) {
            var sheet = workbook.newWorksheet(name);
            sheet.freezePane(0, 1);
            line(sheet, 0, header);
            for (var i = 0; i < header.size(); i++) {
                sheet.style(0, i).bold().set();
            }
            var number = 1;
            var lines = rows.iterator();
            while (lines.hasNext()) {
                if (number >= Worksheet.MAX_ROWS) {
                    throw Problem.TOO_LARGE.because("a sheet holds " + Worksheet.MAX_ROWS + " rows; write a .csv");
                }
                line(sheet, number++, lines.next());
                if (number % FLUSH_ROWS == 0) {
                    sheet.flush();
                }
            }
        }
    }

    /** Whether a spreadsheet takes a text that begins with {@code first} for a formula. */
    static boolean isFormula(char first) {
        return "=+-@\t\r".indexOf(first) >= 0;
    }

    private static Object guarded(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof CharSequence text && !text.isEmpty() && isFormula(text.charAt(0)) ? "'" + text : cell;
    }

    private static void line(Worksheet sheet, int row, List<?> cells) {
        for (var column = 0; column < cells.size(); column++) {
            cell(sheet, row, column, cells.get(column));
        }
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case BigDecimal number -> sheet.value(row, column, number);
            case Number number -> sheet.value(row, column, number);
            case Boolean truth -> sheet.value(row, column, truth);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime time -> {
                sheet.value(row, column, time);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> text(sheet, row, column, cell.toString());
        }
    }

    /** Written in place, not in the workbook's table of strings: that would stand in memory to the end. */
    private static void text(Worksheet sheet, int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, text.length() > CELL_MAX ? text.substring(0, CELL_MAX) : text);
        }
    }
}
