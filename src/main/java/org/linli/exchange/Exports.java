package org.linli.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.organisations.Bodies;
import org.linli.organisations.OrganisationId;
import org.linli.web.Sheets;
import org.springframework.stereotype.Service;

/** Tables that go out, in the form in which they come in. What concerns persons is recorded as a look at each before it goes. */
@Service
class Exports {
    private static final Set<String> ALWAYS = Set.of("name", "place");

    private final Tables tables;
    private final RunStore runs;
    private final Bodies bodies;
    private final Clock clock;

    Exports(Tables tables, RunStore runs, Bodies bodies, Clock clock) {
        this.tables = tables;
        this.runs = runs;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param asked of {@link Table#asked}
     * @param csv whether as CSV, else as a workbook
     */
    record Order(Table table, PlaceCode within, Set<String> asked, String purpose, boolean csv, Lang lang) {}

    /** A table that is ready to go out. */
    record Written(Path file, long rows) {}

    /**
     * Writes the table to a file that the caller takes away; answers it. Fails as {@link Problem#INVALID} without a purpose where persons
     * are looked at, as {@link Problem#FORBIDDEN} beyond reach. The whole file stands before a byte of it goes out, so that a failure
     * is told as one.
     */
    Written write(Staff staff, Order order) {
        var table = order.table();
        var hand = tables.taking(staff, table);
        demandReach(hand.scope(), order.within());
        if (!table.asked().containsAll(order.asked())) {
            throw Problem.INVALID.because("asked for " + order.asked());
        }
        if (!order.asked().isEmpty() && order.purpose().isBlank()) {
            throw Problem.INVALID.because("an export needs a purpose", Map.of("purpose", "people.wrong.purpose"));
        }
        var columns = tables.columns(table).stream()
                .filter(column -> isGiven(table, column, order.asked()))
                .toList();
        var count = new AtomicLong();
        try {
            var file = Files.createTempFile("linli-export", ".tmp");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                write(hand, order, columns, count, out);
            }
            runs.given(
                    staff.district(),
                    Ids.next(clock),
                    table.what(),
                    staff.person(),
                    order.within().value(),
                    columns.stream().map(Column::key).toList(),
                    order.purpose().strip(),
                    count.get(),
                    clock.instant());
            return new Written(file, count.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody whose posts are for a body and no place reaches where it stands. */
    private void demandReach(Scope scope, PlaceCode within) {
        var own = scope.places().isEmpty()
                ? scope.units().stream()
                        .map(unit -> bodies.get(scope.district(), new OrganisationId(unit))
                                .place())
                        .toList()
                : scope.places();
        if (own.stream().noneMatch(place -> place.contains(within) || within.contains(place))) {
            throw Problem.FORBIDDEN.because("a table of " + within);
        }
    }

    /** Whether a column goes out: all where nothing is asked for one by one; else what every list shows and what was asked for. */
    private static boolean isGiven(Table table, Column column, Set<String> asked) {
        if (table.asked().isEmpty() || ALWAYS.contains(column.key())) {
            return true;
        }
        var dot = column.key().indexOf('.');
        return asked.contains(dot > 0 ? column.key().substring(0, dot) : ITEMS.getOrDefault(column.key(), ""));
    }

    private static final Map<String, String> ITEMS = Map.ofEntries(
            Map.entry("paper", "IDENTITY"),
            Map.entry("number", "IDENTITY"),
            Map.entry("phone", "PHONE"),
            Map.entry("email", "EMAIL"),
            Map.entry("birthYear", "BIRTH_YEAR"),
            Map.entry("home", "DWELLING"),
            Map.entry("unit", "DWELLING"),
            Map.entry("tie", "DWELLING"),
            Map.entry("area", "DWELLING"),
            Map.entry("share", "DWELLING"),
            Map.entry("from", "DWELLING"),
            Map.entry("to", "DWELLING"));

    private static void write(Table.Hand hand, Order order, List<Column> columns, AtomicLong count, OutputStream out) {
        var queue = new Rows<List<Object>>(sink -> order.table()
                .give(hand, order.within(), order.asked(), order.purpose(), row -> {
                    count.incrementAndGet();
                    sink.accept(cells(row, columns, order.lang()));
                }));
        try (Stream<List<Object>> rows = queue.stream()) {
            var header = columns.stream().map(Column::header).toList();
            if (order.csv()) {
                Sheets.writeCsv(out, header, rows);
            } else {
                Sheets.writeXlsx(out, order.table().what(), header, rows);
            }
        }
    }

    private static List<Object> cells(Map<String, Object> row, List<Column> columns, Lang lang) {
        var cells = new ArrayList<Object>(columns.size());
        for (var column : columns) {
            var cell = row.get(column.key());
            cells.add(cell == null ? "" : shown(column, cell, lang));
        }
        return cells;
    }

    private static Object shown(Column column, Object cell, Lang lang) {
        return column.choices().stream()
                .filter(choice -> choice.code().equals(cell))
                .map(choice -> (Object) choice.name().in(lang))
                .findFirst()
                .orElse(cell);
    }

    /** Those of {@code typed} that can be asked for. */
    Set<String> items(Table table, List<String> typed) {
        return Set.copyOf(typed.stream().filter(table.asked()::contains).toList());
    }
}
