package org.linli.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;

/**
 * A register that comes in and goes out as a table. Its columns stand in {@code exchange/columns.csv} under its name. Cells come by
 * key, blank ones empty, choices by code. Reading the same table twice changes nothing the second time.
 */
interface Table {
    /** Its name in addresses and commands: {@code people}. */
    String what();

    /** What who brings one must be allowed; rows beyond their scope are refused one by one. */
    Permission permission();

    /** What who takes one must be allowed; no row beyond their scope is given. */
    Permission reading();

    /** How many rows are decided and committed together. */
    default int batch() {
        return 100;
    }

    /**
     * Whether rows can build on rows before them that are not committed: then a preview decides the whole table in one transaction,
     * which is rolled back.
     */
    default boolean isLinked() {
        return true;
    }

    /** Who brings or takes a table, and how far they reach. */
    record Hand(Staff staff, Scope scope) {}

    /** A row: its number in the table, and its cells. */
    record Line(long row, Map<String, String> cells) {
        /** The cell under {@code key}; empty for none. */
        String text(String key) {
            return cells.getOrDefault(key, "");
        }

        /** Whether the cell under {@code key} says yes. */
        boolean says(String key) {
            return text(key).equals("yes");
        }
    }

    /** What comes of a row. */
    sealed interface Outcome {
        /** A record that was not there. */
        record Added(String subject) implements Outcome {}

        /** A record that is there, with these columns written anew. */
        record Changed(String subject, Set<String> columns) implements Outcome {}

        /** A record that says all of it already. */
        record Unchanged() implements Outcome {}

        /** Nothing of the row was taken: message keys by column; a column that is empty stands for the row. */
        record Refused(Map<String, String> wrong) implements Outcome {}
    }

    /**
     * What was done to a record.
     *
     * @param row of the table
     * @param version of the record afterwards
     * @param parts other records that were added with it
     * @param words what else the table's own {@link #undo} needs to know
     * @param before how it was, as the table's own {@link #undo} reads it; null where it is new
     */
    record Trace(
            long row,
            UUID subject,
            boolean added,
            int version,
            List<UUID> parts,
            List<String> words,
            @Nullable String before) {}

    /** What came of some rows, in their order, and what they did. */
    record Taken(List<Outcome> outcomes, List<Trace> traces) {}

    /** Decides {@code lines} and, unless {@code dry}, writes what they bring, in the caller's transaction. */
    Taken take(Hand hand, List<Line> lines, boolean dry);

    /**
     * Undoes what was done, the latest first, in the caller's transaction; answers message keys of why records stay, by row. What was done
     * to one record comes as one: how it was at first, and its version at last.
     */
    Map<Long, String> undo(Hand hand, List<Trace> traces);

    /** The columns that can be asked for beside those that every list shows, by the first of them; empty where all are given. */
    List<String> asked();

    /**
     * Hands out the rows at {@code within} and below that the scope reaches.
     *
     * @param asked of {@link #asked}
     * @param purpose what for; where it concerns persons, each of them can read it
     */
    void give(Hand hand, PlaceCode within, Set<String> asked, String purpose, Consumer<Map<String, Object>> taker);
}
