package org.linli.exchange;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.exchange.Table.Hand;
import org.linli.exchange.Table.Line;
import org.linli.kernel.Problem;
import org.linli.web.Sheets;
import org.springframework.stereotype.Component;

/** The registers that come and go as tables, who may bring or take one, and their rows as the registers read them. */
@Component
class Tables {
    private static final Pattern ROUNDED = Pattern.compile("\\d(\\.\\d+)?E\\+\\d+");
    private static final List<String> ORDER = List.of("people", "organisations", "posts", "places");

    private final Map<String, Table> tables = new TreeMap<>(Comparator.comparingInt(ORDER::indexOf));
    private final Columns columns;
    private final Access access;

    Tables(List<Table> tables, Columns columns, Access access) {
        tables.forEach(table -> this.tables.put(table.what(), table));
        this.columns = columns;
        this.access = access;
    }

    /** All of them. */
    List<Table> all() {
        return List.copyOf(tables.values());
    }

    /** The table {@code what}. Fails as {@link Problem#NOT_FOUND}. */
    Table get(String what) {
        if (!ORDER.contains(what)) {
            throw Problem.NOT_FOUND.because("no table " + what);
        }
        var table = tables.get(what);
        if (table == null) {
            throw Problem.NOT_FOUND.because("no table " + what);
        }
        return table;
    }

    List<Column> columns(Table table) {
        return columns.of(table.what());
    }

    boolean mayBring(Staff staff, Table table) {
        return access.may(staff, table.permission());
    }

    boolean mayTake(Staff staff, Table table) {
        return access.may(staff, table.reading());
    }

    /** Who brings {@code table}, and where they may. Fails as {@link Problem#FORBIDDEN}. */
    Hand bringing(Staff staff, Table table) {
        return hand(staff, table.permission());
    }

    /** Who takes {@code table}, and from where they may. Fails as {@link Problem#FORBIDDEN}. */
    Hand taking(Staff staff, Table table) {
        return hand(staff, table.reading());
    }

    private Hand hand(Staff staff, Permission permission) {
        return new Hand(staff, access.scope(staff, permission));
    }

    /** A row as its table reads it, or what is wrong with it whatever the table: a cell that is missing, or no choice of its column. */
    sealed interface Read {
        /** Its number in the table. */
        long row();

        record Good(Line line) implements Read {
            @Override
            public long row() {
                return line.row();
            }
        }

        record Bad(long row, Map<String, String> wrong) implements Read {}
    }

    Read read(Table table, Sheets.Row row) {
        var all = columns.of(table.what());
        var cells = HashMap.<String, String>newHashMap(all.size());
        var wrong = new TreeMap<String, String>();
        for (var column : all) {
            var text = row.text(column.key());
            if (text.isEmpty()) {
                continue;
            }
            var cell = column.read(text);
            if (cell.isEmpty()) {
                wrong.put(column.key(), "exchange.wrong.choice");
            } else if (column.kind() == Column.Kind.CODE && isRounded(text)) {
                wrong.put(column.key(), "exchange.wrong.rounded");
            } else {
                cells.put(column.key(), cell.get());
            }
        }
        return wrong.isEmpty() ? new Read.Good(new Line(row.number(), cells)) : new Read.Bad(row.number(), wrong);
    }

    /** A number of more than 15 digits, which a spreadsheet has rounded: {@code 4.40305198001011E+17}. */
    private static boolean isRounded(String text) {
        return text.indexOf('E') > 0 && ROUNDED.matcher(text).matches();
    }
}
