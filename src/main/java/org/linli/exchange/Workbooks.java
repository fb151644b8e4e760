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
import org.linli.access.Staff;
import org.linli.exchange.Table.Hand;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Messages;
import org.linli.web.Sheets;
import org.springframework.stereotype.Component;

/** The workbooks that go out beside the tables themselves: templates to fill in, and rows to mend. */
@Component
class Workbooks {
    private static final int FILLED = 2_000; // rows that are prepared for typing
    private static final int PLACES_MAX = 5_000;
    private static final String TEXT = "@"; // the format that leaves digits alone
    private static final String DAY = "yyyy-mm-dd";
    private static final String CELADON = "E6F0EB";
    private static final String KAKI = "FBEEE5";

    private final Tables tables;
    private final Contents contents;
    private final RowStore rows;
    private final Places places;
    private final Messages messages;

    Workbooks(Tables tables, Contents contents, RowStore rows, Places places, Messages messages) {
        this.tables = tables;
        this.contents = contents;
        this.rows = rows;
        this.places = places;
        this.messages = messages;
    }

    /**
     * A template: a sheet to fill in with an example, drop-downs and formats; one that explains the columns; one with what the
     * drop-downs hold. The first row of the first sheet is the header in both languages.
     */
    void template(Staff staff, Table table, Lang lang, OutputStream out) {
        try (var book = new Workbook(out, "Linli", "1.0")) {
            var all = tables.columns(table);
            var sheet = book.newWorksheet(messages.text(lang, "exchange.what." + table.what()));
            var help = book.newWorksheet(messages.text(lang, "exchange.template.help"));
            var lists = book.newWorksheet(messages.text(lang, "exchange.template.lists"));
            var within = places(tables.bringing(staff, table));
            header(sheet, all, 0);
            for (var i = 0; i < all.size(); i++) {
                format(sheet, all.get(i), i);
                var choices = choices(all.get(i), within, lang);
                if (!choices.isEmpty()) {
                    list(sheet, lists, all.get(i), i, choices);
                }
            }
            example(sheet, all, within, lang);
            explain(help, all, table, lang);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void header(Worksheet sheet, List<Column> all, int from) {
        sheet.freezePane(from + 1, 1);
        sheet.rowHeight(0, 34);
        for (var i = 0; i < all.size(); i++) {
            var column = all.get(i);
            sheet.value(0, from + i, column.header() + (column.required() ? " *" : ""));
            sheet.style(0, from + i)
                    .bold()
                    .wrapText(true)
                    .verticalAlignment("center")
                    .fillColor(column.required() ? KAKI : CELADON)
                    .set();
            sheet.width(from + i, width(column));
        }
    }

    private static double width(Column column) {
        return switch (column.kind()) {
            case PLACE -> 30;
            case CODE, TEXT -> 20;
            case DAY, NUMBER, CHOICE -> 14;
        };
    }

    private static void format(Worksheet sheet, Column column, int at) {
        switch (column.kind()) {
            case CODE, PLACE, TEXT ->
                sheet.range(1, at, FILLED, at).style().format(TEXT).set();
            case DAY -> sheet.range(1, at, FILLED, at).style().format(DAY).set();
            case NUMBER, CHOICE -> {}
        }
    }

    /** What a column's cells can be, in words: {@code 440305001001 某社区} for places. */
    private static List<String> choices(Column column, List<Place> within, Lang lang) {
        return column.kind() == Column.Kind.PLACE
                ? within.stream()
                        .filter(place -> !column.key().equals("home")
                                || place.code().value().length() >= 18)
                        .map(place -> place.code() + " " + place.words().in(lang))
                        .toList()
                : column.choices().stream()
                        .map(choice -> choice.name().in(lang))
                        .toList();
    }

    private static void list(Worksheet sheet, Worksheet lists, Column column, int at, List<String> choices) {
        lists.value(0, at, column.header());
        lists.style(0, at).bold().fillColor(CELADON).set();
        lists.width(at, width(column));
        for (var i = 0; i < choices.size(); i++) {
            lists.value(i + 1, at, choices.get(i));
        }
        sheet.range(1, at, FILLED, at)
                .validateWithList(lists.range(1, at, choices.size(), at))
                .allowBlank(true)
                .showErrorMessage(column.kind() != Column.Kind.PLACE)
                .errorTitle(column.name().zh())
                .error(column.header());
    }

    /** One row that shows how; its first cell says that it is an example, and reading passes it over. */
    private void example(Worksheet sheet, List<Column> all, List<Place> within, Lang lang) {
        for (var i = 0; i < all.size(); i++) {
            var column = all.get(i);
            var text = column.choices().stream()
                    .filter(choice -> choice.name().zh().equals(column.example()))
                    .map(choice -> choice.name().in(lang))
                    .findFirst()
                    .orElse(column.example());
            if (column.kind() == Column.Kind.PLACE) {
                text = choices(column, within, lang).stream().findFirst().orElse("");
            }
            var shown = i == 0 ? messages.text(lang, "exchange.template.example", text) : text;
            if (!shown.isEmpty()) {
                sheet.value(1, i, shown);
                sheet.style(1, i).italic().fontColor("7C8A84").format(TEXT).set();
            }
        }
    }

    private void explain(Worksheet help, List<Column> all, Table table, Lang lang) {
        help.width(0, 34);
        help.width(1, 12);
        help.width(2, 90);
        var lines = messages.text(lang, "exchange.template.how." + table.what()).split("\\|", -1);
        var at = 0;
        for (var line : lines) {
            help.value(at++, 0, line);
        }
        at++;
        for (var column : all) {
            help.value(at, 0, column.header());
            help.style(at, 0).bold().set();
            help.value(at, 1, column.required() ? messages.text(lang, "exchange.template.required") : "");
            help.value(at, 2, column.help().in(lang));
            help.style(at, 2).wrapText(true).set();
            at++;
        }
    }

    /** The places down to buildings that the scope reaches, by code. */
    private List<Place> places(Hand hand) {
        var found = new ArrayList<Place>();
        for (var root : hand.scope().places()) {
            places.find(root).ifPresent(found::add);
            below(root, found);
        }
        return found;
    }

    private void below(PlaceCode code, List<Place> found) {
        for (var child : places.children(code, PLACES_MAX)) {
            if (found.size() < PLACES_MAX) {
                found.add(child);
                below(child.code(), found);
            }
        }
    }

    /** Writes the rows that were not taken with why, under the header of the template: to be mended and loaded again. */
    void refused(Run run, Lang lang, OutputStream out) {
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
            header(sheet, all, 3);
            for (var i = 0; i < 3; i++) {
                sheet.value(0, i, header.get(i));
                sheet.style(0, i).bold().wrapText(true).fillColor(KAKI).set();
            }
            sheet.width(1, 44);
            sheet.width(2, 44);
            for (var i = 0; i < all.size(); i++) {
                format(sheet, all.get(i), i + 3);
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
                    sheet.style(line, i + 3).fillColor(KAKI).format(TEXT).set();
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
