package org.linli.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.linli.kernel.Problem;

/** Turns the lines of a table into rows: the first is the header, blank ones are passed over, limits hold. */
final class SheetRows {
    private final Sheets.Limits limits;
    private final Consumer<Sheets.Row> taker;
    private final List<String> header = new ArrayList<>();
    private long count;

    SheetRows(Sheets.Limits limits, Consumer<Sheets.Row> taker) {
        this.limits = limits;
        this.taker = taker;
    }

    /** The next line of the file; {@code number} counts from 1 as a spreadsheet does. */
    void line(long number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (header.isEmpty()) {
            header(cells);
            return;
        }
        if (++count > limits.rows()) {
            throw Problem.TOO_LARGE.because("more than " + limits.rows() + " rows");
        }
        var row = HashMap.<String, String>newHashMap(header.size());
        for (var i = 0; i < Math.min(cells.size(), header.size()); i++) {
            var cell = clean(cells.get(i));
            if (cell.length() > limits.cell()) {
                throw Problem.TOO_LARGE.because("a cell of " + cell.length() + " characters in row " + number);
            }
            if (!cell.isEmpty() && !header.get(i).isEmpty()) {
                row.put(header.get(i), cell);
            }
        }
        taker.accept(new Sheets.Row(number, row));
    }

    /** The rows handed on. */
    long count() {
        return count;
    }

    private void header(List<String> cells) {
        if (cells.size() > limits.columns()) {
            throw Problem.TOO_LARGE.because("more than " + limits.columns() + " columns");
        }
        var seen = new HashSet<String>();
        for (var cell : cells) {
            var name = clean(cell).toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !seen.add(name)) {
                throw Problem.INVALID.because("two columns are called " + name);
            }
            header.add(name);
        }
    }

    /** Without blanks around it (no-break and ideographic ones too) and without a formula guard. */
    private static String clean(String cell) {
        var from = 0;
        var to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        if (to - from > 1 && cell.charAt(from) == '\'' && SheetWriter.isFormula(cell.charAt(from + 1))) {
            from++;
        }
        return cell.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\ufeff' || c == '\u200b';
    }
}
