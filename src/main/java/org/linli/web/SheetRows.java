package org.linli.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** Turns the lines of a table into rows: the first is the header, blank ones are passed over, limits hold. */
final class SheetRows implements Lines {
    private final Sheets.Limits limits;
    private final Consumer<Sheets.Row> taker;
    private final Map<String, Integer> columns = new HashMap<>();
    private boolean begun;
    private long count;

    SheetRows(Sheets.Limits limits, Consumer<Sheets.Row> taker) {
        this.limits = limits;
        this.taker = taker;
    }

    @Override
    public void line(long number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (!begun) {
            header(cells);
            return;
        }
        if (++count > limits.rows()) {
            throw Problem.TOO_LARGE.because("more than " + limits.rows() + " rows");
        }
        var texts = new @Nullable String[cells.size()];
        for (var i = 0; i < texts.length; i++) {
            var cell = clean(cells.get(i), limits, number);
            texts[i] = cell.isEmpty() ? null : cell;
        }
        taker.accept(new Sheets.Row(number, new Cells(columns, texts)));
    }

    @Override
    public long end() {
        return count;
    }

    private void header(List<String> cells) {
        if (cells.size() > limits.columns()) {
            throw Problem.TOO_LARGE.because("more than " + limits.columns() + " columns");
        }
        begun = true;
        for (var i = 0; i < cells.size(); i++) {
            var name = clean(cells.get(i)).toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && columns.put(name, i) != null) {
                throw Problem.INVALID.because("two columns are called " + name);
            }
        }
    }

    /** {@code cells} as they are read: see {@link Sheets.Row}. */
    static List<String> cleaned(List<String> cells, Sheets.Limits limits, long number) {
        var cleaned = new ArrayList<String>(cells.size());
        for (var cell : cells) {
            cleaned.add(clean(cell, limits, number));
        }
        return cleaned;
    }

    private static String clean(String cell, Sheets.Limits limits, long number) {
        var text = clean(cell);
        if (text.length() > limits.cell()) {
            throw Problem.TOO_LARGE.because("a cell of " + text.length() + " characters in row " + number);
        }
        return text;
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
