package org.linli.parties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.organisations.Census;
import org.linli.organisations.Kind;
import org.linli.organisations.Kind.Group;
import org.linli.organisations.Link;
import org.linli.organisations.OrganisationId;

/*
 * The core is a round table in the middle with a chair for each who sits there: the head at the top, its own people beside, at the
 * sides one chair for each body that sends a part-time member, with a curve from that body to its chair. The other bodies stand left
 * and right in rows, by group; what is missing has a row too. The core's own branches stand below the table.
 * Lengths are user units of the drawing; one is a pixel where the drawing is as wide as WIDTH.
 */
/** Where everything of a board is drawn. Geometry only; the words are the template's. */
record Seating(int height, Table table, List<Column> columns, List<Curve> curves) {
    static final int WIDTH = 1200;
    static final int MIDDLE = WIDTH / 2;

    private static final int TABLE = 118; // radius
    private static final int CHAIRS = 148; // radius of the ring on which they stand
    private static final int LEFT = 352; // where a left row's seat stands; its words end before it
    private static final int RIGHT = WIDTH - LEFT;
    private static final int GROUP = 40;
    private static final int ROW = 46;
    private static final int GAP = 22;
    private static final int TOP = 16;
    private static final int ROWS_MAX = 7; // of a group; the rest stand in the list

    /** The table: its centre and chairs. */
    record Table(int y, List<Chair> chairs) {
        int radius() {
            return TABLE;
        }
    }

    /** A chair: {@code guest} for a part-time member sent by another body. */
    record Chair(double x, double y, boolean head, boolean guest, boolean empty) {}

    /** The rows of a group. {@code side}: −1 left, 0 below the table, 1 right. */
    record Column(Group group, int side, int y, List<Row> rows, int more) {
        /** Where its seats stand. */
        int x() {
            return side == 0 ? MIDDLE - 118 : side < 0 ? LEFT : RIGHT;
        }

        /** Where its words begin, or on the left side end. */
        int words() {
            return x() + (side < 0 ? -20 : 20);
        }
    }

    /** A body, or an expected kind of which there is none. */
    record Row(int y, @Nullable Party party, @Nullable Kind missing) {}

    /** From a body to the table: {@code seat} where it sits there, else it is tied in another way. */
    record Curve(String path, boolean seat) {}

    Seating {
        columns = List.copyOf(columns);
        curves = List.copyOf(curves);
    }

    static Seating of(Board board) {
        var groups = List.of(Group.values()).stream()
                .filter(group -> group != Group.PARTY)
                .filter(group ->
                        !board.of(group).isEmpty() || !board.missing(group).isEmpty())
                .toList();
        var split = split(board, groups);
        var columns = new ArrayList<Column>();
        var left = side(board, groups.subList(0, split), -1, TOP, columns);
        var right = side(board, groups.subList(split, groups.size()), 1, TOP, columns);
        var own = height(board, Group.PARTY, false);
        var tallest = Math.max(left, right);
        var y = Math.max(TOP + CHAIRS + 40, (tallest - own) / 2);
        var below = side(board, List.of(Group.PARTY), 0, y + CHAIRS + 34, columns);
        var chairs = chairs(board, y);
        var guests = guests(board, columns, y);
        chairs.addAll(guests.stream().map(Guest::chair).toList());
        return new Seating(
                Math.max(tallest, Math.max(below, y + CHAIRS + 30)),
                new Table(y, List.copyOf(chairs)),
                columns,
                curves(board, columns, guests, y));
    }

    /** How many of {@code groups} stand left, so that both sides are as equal as can be. */
    private static int split(Board board, List<Group> groups) {
        var all = groups.stream().mapToInt(group -> height(board, group, true)).sum();
        var left = 0;
        for (var i = 0; i < groups.size(); i++) {
            var next = height(board, groups.get(i), true);
            if (Math.abs(2 * (left + next) - all) >= Math.abs(2 * left - all)) {
                return i;
            }
            left += next;
        }
        return groups.size();
    }

    private static int height(Board board, Group group, boolean titled) {
        var rows = Math.min(ROWS_MAX, board.of(group).size())
                + (group == Group.PARTY ? 0 : board.missing(group).size());
        return rows == 0 ? 0 : (titled ? GROUP : 0) + rows * ROW + GAP;
    }

    private static int side(Board board, List<Group> groups, int side, int from, List<Column> columns) {
        var y = from;
        for (var group : groups) {
            var there = board.of(group);
            var rows = new ArrayList<Row>();
            var at = y + (side == 0 ? 0 : GROUP);
            for (var party : there.subList(0, Math.min(ROWS_MAX, there.size()))) {
                rows.add(new Row(at + ROW / 2, party, null));
                at += ROW;
            }
            if (side != 0) {
                for (var kind : board.missing(group)) {
                    rows.add(new Row(at + ROW / 2, null, kind));
                    at += ROW;
                }
            }
            if (!rows.isEmpty()) {
                columns.add(new Column(group, side, y, List.copyOf(rows), Math.max(0, there.size() - ROWS_MAX)));
                y = at + GAP;
            }
        }
        return y;
    }

    /** The core's own: its head at the top, the others beside it in turn. */
    private static List<Chair> chairs(Board board, int y) {
        var chairs = new ArrayList<Chair>();
        var core = board.core();
        if (core == null) {
            return chairs;
        }
        chairs.add(chair(-90, y, true, false, core.isHeadless()));
        var own = core.held().stream()
                .filter(held -> !held.office().isHead()
                        && held.office().areas().isEmpty()
                        && held.office().group().equals("party")
                        && !held.office().code().equals("part-time-member"))
                .mapToLong(Census.Held::held)
                .sum();
        for (var i = 0; i < Math.min(own, 8); i++) {
            var step = (i / 2 + 1) * 15;
            chairs.add(chair(-90 + (i % 2 == 0 ? step : -step), y, false, false, false));
        }
        return chairs;
    }

    private static Chair chair(double degrees, int y, boolean head, boolean guest, boolean empty) {
        var angle = Math.toRadians(degrees);
        return new Chair(
                round(MIDDLE + CHAIRS * Math.cos(angle)), round(y + CHAIRS * Math.sin(angle)), head, guest, empty);
    }

    /** A point of the table's edge, for a tie that is no chair. */
    private static Chair rim(double degrees, int y) {
        var angle = Math.toRadians(degrees);
        return new Chair(
                round(MIDDLE + TABLE * Math.cos(angle)), round(y + TABLE * Math.sin(angle)), false, false, false);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** A body that sits on the table, in its row, with its chair. */
    private record Guest(Column column, Row row, Chair chair) {}

    private static List<Guest> guests(Board board, List<Column> columns, int y) {
        var guests = new ArrayList<Guest>();
        var core = board.core();
        if (core == null) {
            return guests;
        }
        for (var side : new int[] {-1, 1}) {
            var sitting = columns.stream()
                    .filter(column -> column.side() == side)
                    .flatMap(column -> column.rows().stream()
                            .filter(row -> sits(row, core.id()))
                            .map(row -> new Guest(column, row, chair(0, y, false, true, false))))
                    .sorted(Comparator.comparingInt(guest -> guest.row().y()))
                    .toList();
            for (var i = 0; i < sitting.size(); i++) {
                var spread = Math.min(100, 24 * (sitting.size() - 1));
                var degrees = sitting.size() == 1 ? 0 : -spread / 2.0 + (double) spread * i / (sitting.size() - 1);
                var angle = side > 0 ? degrees + 6 : 180 - degrees - 6;
                guests.add(
                        new Guest(sitting.get(i).column(), sitting.get(i).row(), chair(angle, y, false, true, false)));
            }
        }
        return guests;
    }

    private static boolean sits(Row row, OrganisationId core) {
        var party = row.party();
        return party != null && party.sitsWith(core);
    }

    private static List<Curve> curves(Board board, List<Column> columns, List<Guest> guests, int y) {
        var curves = new ArrayList<Curve>();
        var core = board.core();
        if (core == null) {
            return curves;
        }
        for (var column : columns) {
            for (var row : column.rows()) {
                var party = row.party();
                if (column.side() != 0 && party != null && !party.sitsWith(core.id()) && isLed(party, core.id())) {
                    var degrees = Math.toDegrees(Math.atan2(row.y() - y, column.x() - MIDDLE));
                    curves.add(curve(column, row, rim(degrees, y), false));
                }
            }
        }
        guests.forEach(guest -> curves.add(curve(guest.column(), guest.row(), guest.chair(), true)));
        return curves;
    }

    private static boolean isLed(Party party, OrganisationId core) {
        return party.ties().stream().anyMatch(tie -> tie.tie() != Link.Tie.SITS && core.equals(tie.other()));
    }

    private static Curve curve(Column column, Row row, Chair chair, boolean seat) {
        var out = column.side() < 0 ? 1 : -1;
        var x = column.x() + 13 * out;
        return new Curve(
                "M%d %dC%d %d %d %d %s %s"
                        .formatted(
                                x,
                                row.y(),
                                x + 74 * out,
                                row.y(),
                                Math.round(chair.x()) - 58L * out,
                                Math.round(chair.y()),
                                chair.x(),
                                chair.y()),
                seat);
    }
}
