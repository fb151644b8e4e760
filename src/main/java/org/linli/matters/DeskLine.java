package org.linli.matters;

import static org.linli.matters.MatterRow.time;
import static org.linli.matters.MatterRow.timeOrNull;
import static org.linli.matters.MatterRow.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Level;
import org.linli.kernel.PlaceCode;

/**
 * What the desk's list reads of a matter: a quarter of its columns and none of its words but the title, so that a page of fifty is
 * quick.
 *
 * @param followers how many others go with it
 */
record DeskLine(
        MatterId id,
        String code,
        String title,
        State state,
        Level level,
        PlaceCode place,
        String category,
        UUID unit,
        Instant due,
        boolean provisional,
        @Nullable Instant suspendedUntil,
        boolean supervised,
        boolean objected,
        boolean urgent,
        int reopened,
        int followers,
        Instant receivedAt,
        int version) {
    /** The same of a matter that was read whole. */
    static DeskLine of(Whole whole) {
        var matter = whole.matter();
        var promise = matter.promise();
        return new DeskLine(
                matter.id(),
                matter.code(),
                whole.title(),
                matter.state(),
                matter.hands().level(),
                matter.place(),
                matter.filing().category(),
                matter.hands().unit(),
                promise.due(),
                promise.provisional(),
                promise.suspendedUntil(),
                matter.supervised(),
                matter.hands().objected(),
                matter.filing().urgent(),
                matter.reply().reopened(),
                whole.followers(),
                matter.filing().receivedAt(),
                matter.version());
    }

    static DeskLine row(ResultSet row, int number) throws SQLException {
        return new DeskLine(
                new MatterId(uuid(row, "id")),
                row.getString("code"),
                row.getString("title"),
                State.valueOf(row.getString("state")),
                Level.valueOf(row.getString("level")),
                new PlaceCode(row.getString("place")),
                row.getString("category"),
                uuid(row, "unit"),
                time(row, "due_at"),
                row.getInt("open_year") != 0,
                timeOrNull(row, "suspended_until"),
                row.getBoolean("supervised"),
                row.getBoolean("objected"),
                row.getBoolean("urgent"),
                row.getInt("reopened"),
                row.getInt("followers"),
                time(row, "received_at"),
                row.getInt("version"));
    }

    /** Whether its date has passed while it was somebody's to answer. */
    boolean isLate(Instant now) {
        return state.isOpen() && state != State.SUSPENDED && !now.isBefore(due);
    }
}
