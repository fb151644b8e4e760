package org.linli.web;

import java.util.List;
import org.linli.kernel.Words;

/**
 * What came of reading a file of records: {@code read = added + changed + unchanged + refused}.
 *
 * @param dryRun nothing was stored; the counts say what would have been
 * @param changes the first {@link #CHANGES_MAX} rows that are new or change something, in order
 * @param refusals the first {@link #REFUSALS_MAX} refused rows, in order
 */
public record ImportReport(
        boolean dryRun,
        long read,
        long added,
        long changed,
        long unchanged,
        long refused,
        List<Change> changes,
        List<Refusal> refusals) {
    /** How many new and changed rows are named one by one. */
    public static final int CHANGES_MAX = 100;

    /** How many refused rows are named one by one. */
    public static final int REFUSALS_MAX = 1_000;

    /** Why a row was not taken; {@code row} as a spreadsheet shows it, {@code subject} what the row is about. */
    public record Refusal(long row, String subject, Words reason) {}

    /** What a row changes: {@code subject} is what it is about, {@code before} empty where that is new. */
    public record Change(String subject, String before, String after) {}

    /** Takes a copy; counts that do not add up are our bug. */
    public ImportReport {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
        if (read != added + changed + unchanged + refused) {
            throw new IllegalArgumentException(
                    read + " rows read, " + added + " + " + changed + " + " + unchanged + " + " + refused);
        }
    }

    /** The rows that are, or would be, in the data now. */
    public long taken() {
        return read - refused;
    }
}
