package org.linli.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** Turns the lines of a table into rows under a header that is recognised by its names, wherever it stands in the first lines. */
final class HeadedRows implements Lines {
    private static final int HEAD = 20; // lines in which the header is looked for
    private static final int REMARK_CELLS = 2; // of a line that says something about the table, not of somebody
    private static final Pattern REMARK = Pattern.compile(
            "(备\\s*注|说\\s*明|注\\s*[:：1１]|注意|填表|填报|填写|制表|审核人|单位\\s*[(（]盖章|日期\\s*[:：]|note|remark|instruction|filled in).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SUM_OR_EXAMPLE = Pattern.compile(
            "(合\\s*计|总\\s*计|小\\s*计|示例|例[:：]|total|subtotal|example).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Sheets.Limits limits;
    private final Headings headings;
    private final Sheets.Listener listener;
    private final Consumer<Sheets.Row> taker;
    private final List<Numbered> head = new ArrayList<>();
    private @Nullable Map<String, Integer> columns;
    private Set<Integer> known = Set.of();
    private long count;

    private record Numbered(long number, List<String> cells) {}

    HeadedRows(Sheets.Limits limits, Headings headings, Sheets.Listener listener, Consumer<Sheets.Row> taker) {
        this.limits = limits;
        this.headings = headings;
        this.listener = listener;
        this.taker = taker;
    }

    @Override
    public void line(long number, List<String> cells) {
        var line = SheetRows.cleaned(cells, limits, number);
        if (line.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (columns != null) {
            row(columns, number, line);
            return;
        }
        head.add(new Numbered(number, line));
        if (head.size() == HEAD) {
            begin();
        }
    }

    @Override
    public long end() {
        if (columns == null) {
            begin();
        }
        return count;
    }

    private void begin() {
        var found = headings.find(head.stream().map(Numbered::cells).toList())
                .orElseThrow(() -> Problem.INVALID.because(
                        "no line in the first " + HEAD + " names two known columns",
                        Map.of("file", "web.sheet.header")));
        if (found.columns().size() + found.unknown().size() > limits.columns()) {
            throw Problem.TOO_LARGE.because("more than " + limits.columns() + " columns");
        }
        columns = found.columns();
        known = Set.copyOf(found.columns().values());
        listener.header(
                head.get(found.first()).number(), Set.copyOf(found.columns().keySet()), found.unknown());
        head.subList(0, found.first()).forEach(this::pass);
        for (var line : head.subList(found.first() + found.depth(), head.size())) {
            row(columns, line.number(), line.cells());
        }
        head.clear();
    }

    private void row(Map<String, Integer> under, long number, List<String> line) {
        if (isAside(line)) {
            pass(new Numbered(number, line));
            return;
        }
        if (++count > limits.rows()) {
            throw Problem.TOO_LARGE.because("more than " + limits.rows() + " rows");
        }
        var texts = new @Nullable String[line.size()];
        for (var i = 0; i < texts.length; i++) {
            var text = line.get(i);
            texts[i] = text.isEmpty() ? null : text;
        }
        taker.accept(new Sheets.Row(number, new Cells(under, texts)));
    }

    private boolean isAside(List<String> line) {
        var first = "";
        var filled = 0;
        for (var text : line) {
            if (!text.isEmpty()) {
                first = first.isEmpty() ? text : first;
                filled++;
            }
        }
        return SUM_OR_EXAMPLE.matcher(first).matches()
                || (filled <= REMARK_CELLS && REMARK.matcher(first).matches())
                || headings.isAgain(line, known);
    }

    private void pass(Numbered line) {
        listener.passed(
                line.number(),
                line.cells().stream()
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""));
    }
}
