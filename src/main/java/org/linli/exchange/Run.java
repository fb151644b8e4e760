package org.linli.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.people.PersonId;

/**
 * A table that comes in.
 *
 * @param stored whether its content is kept here
 * @param total rows of the whole table, 0 until it was read
 * @param done rows decided in the pass that is on, or was last
 * @param doneRow the number of the last of them
 * @param unknown columns that nobody knows
 * @param passed numbers of rows that are remarks and the like, the first 50 of them
 * @param failure message key of why it could not be read
 */
record Run(
        District district,
        UUID id,
        String what,
        String file,
        PersonId person,
        Instant at,
        State state,
        boolean stored,
        long total,
        long done,
        long doneRow,
        Counts counts,
        long header,
        List<String> unknown,
        List<Long> passed,
        @Nullable String failure,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt) {
    /** Where it stands. A name never changes its meaning. */
    enum State {
        /** Read for the preview. */
        READING,
        /** Read; waits for the confirmation. */
        READY,
        /** Confirmed; rows are written. */
        WRITING,
        /** Stopped in the middle: what is written stays until it goes on or is undone. */
        HALTED,
        DONE,
        UNDOING,
        UNDONE,
        /** Dropped before it was confirmed. */
        DROPPED,
        /** Could not be read. */
        FAILED;

        /** Whether somebody is, or should be, at work on it. */
        boolean isMoving() {
            return this == READING || this == WRITING || this == UNDOING;
        }
    }

    /** How many rows came to what; {@code undone} and {@code kept} count records. */
    record Counts(long added, long changed, long unchanged, long refused, long undone, long kept) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    added + more.added,
                    changed + more.changed,
                    unchanged + more.unchanged,
                    refused + more.refused,
                    undone + more.undone,
                    kept + more.kept);
        }

        /** The rows that are, or would be, in the register. */
        long taken() {
            return added + changed + unchanged;
        }
    }

    /** Takes copies. */
    Run {
        unknown = List.copyOf(unknown);
        passed = List.copyOf(passed);
    }

    /** The same with what the whole table turned out to have. */
    Run described(long rows, long headerRow, List<String> unknownColumns, List<Long> passedRows) {
        return new Run(
                district,
                id,
                what,
                file,
                person,
                at,
                state,
                stored,
                rows,
                rows,
                0,
                counts,
                headerRow,
                unknownColumns,
                passedRows,
                null,
                beganAt,
                endedAt);
    }
}
