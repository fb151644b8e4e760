package org.linli.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.kernel.Lang;
import org.linli.web.Messages;
import org.linli.web.Sheets;
import org.springframework.stereotype.Component;

/** Rows that were not taken, with why: to be mended and loaded again. */
@Component
class RefusedRows {
    private final Tables tables;
    private final Contents contents;
    private final RowStore rows;
    private final Messages messages;

    RefusedRows(Tables tables, Contents contents, RowStore rows, Messages messages) {
        this.tables = tables;
        this.contents = contents;
        this.rows = rows;
        this.messages = messages;
    }

    /** Writes the rows that were not taken with why, under the header of the template: to be mended and loaded again. */
    void write(Run run, Lang lang, OutputStream out) {
        var table = tables.get(run.what());
        var all = tables.columns(table);
        var header = Stream.concat(
                        Stream.of(
                                messages.text(lang, "exchange.refused.row"),
                                messages.text(Lang.ZH, "exchange.refused.why"),
                                messages.text(Lang.EN, "exchange.refused.why")),
                        all.stream().map(Column::header))
                .toList();
        try (var book = new Workbook(out, "Linli", "1.0")) {
            var sheet = book.newWorksheet(messages.text(lang, "exchange.refused.sheet"));
            Workbooks.header(sheet, all, 3);
            for (var i = 0; i < 3; i++) {
                sheet.value(0, i, header.get(i));
                sheet.style(0, i)
                        .bold()
                        .wrapText(true)
                        .fillColor(Workbooks.KAKI)
                        .set();
            }
            sheet.width(1, 44);
            sheet.width(2, 44);
            for (var i = 0; i < all.size(); i++) {
                Workbooks.format(sheet, all.get(i), i + 3);
            }
            var reader = new Mending(run, all, sheet);
            contents.with(run, file -> contents.read(run, file, reader::row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a row was not taken, in words: each column with its reason. */
    String why(Table table, Map<String, String> wrong, Lang lang) {
        var words = new ArrayList<String>();
        wrong.forEach((key, message) -> {
            var column = tables.columns(table).stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .map(one -> one.name().in(lang) + (lang == Lang.ZH ? "：" : ": "))
                    .orElse("");
            words.add(column + (messages.has(message) ? messages.text(lang, message) : message));
        });
        return String.join(lang == Lang.ZH ? "；" : "; ", words);
    }

    /** Walks through the refusals beside the rows, both in the order of the table. */
    private final class Mending {
        private static final int PAGE = 1_000;

        private final Run run;
        private final List<Column> all;
        private final Worksheet sheet;
        private List<RowStore.Refusal> page = List.of();
        private int at;
        private int line = 1;
        private boolean over;

        Mending(Run run, List<Column> all, Worksheet sheet) {
            this.run = run;
            this.all = all;
            this.sheet = sheet;
        }

        void row(Sheets.Row row) {
            while (!over && (at >= page.size() || page.get(at).row() < row.number())) {
                next();
            }
            if (over || page.get(at).row() != row.number()) {
                return;
            }
            var refusal = page.get(at++);
            var table = tables.get(run.what());
            sheet.value(line, 0, row.number());
            sheet.inlineString(line, 1, why(table, refusal.wrong(), Lang.ZH));
            sheet.inlineString(line, 2, why(table, refusal.wrong(), Lang.EN));
            for (var i = 0; i < all.size(); i++) {
                var cell = row.text(all.get(i).key());
                if (!cell.isEmpty()) {
                    sheet.inlineString(line, i + 3, cell);
                }
                if (refusal.wrong().containsKey(all.get(i).key())) {
                    sheet.style(line, i + 3)
                            .fillColor(Workbooks.KAKI)
                            .format(Workbooks.TEXT)
                            .set();
                }
            }
            if (++line % PAGE == 0) {
                flush();
            }
        }

        private void next() {
            if (at < page.size()) {
                at++;
                return;
            }
            var after = page.isEmpty() ? 0 : page.getLast().row();
            page = rows.refusals(run.district(), run.id(), after, PAGE);
            at = 0;
            over = page.isEmpty();
        }

        private void flush() {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
