package org.linli.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.access.Staff;
import org.linli.exchange.Table.Hand;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Messages;
import org.springframework.stereotype.Component;

/** Templates of tables, to be filled in. */
@Component
class Workbooks {
    private static final int FILLED = 2_000; // rows that are prepared for typing
    private static final int PLACES_MAX = 5_000;
    static final String TEXT = "@"; // the format that leaves digits alone
    private static final String DAY = "yyyy-mm-dd";
    private static final String CELADON = "E6F0EB";
    static final String KAKI = "FBEEE5";

    private final Tables tables;
    private final Places places;
    private final Messages messages;

    Workbooks(Tables tables, Places places, Messages messages) {
        this.tables = tables;
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

    static void header(Worksheet sheet, List<Column> all, int from) {
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

    static void format(Worksheet sheet, Column column, int at) {
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
}
