package org.linli.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.calls.Call.About;
import org.linli.calls.Call.Course;
import org.linli.calls.Call.Heard;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/** Reads a call from a row of {@code calls.call}. */
final class CallRow {
    private CallRow() {}

    static Call read(ResultSet row, int number) throws SQLException {
        return new Call(
                new CallId(uuid(row, "id")),
                about(row),
                row.getString("what"),
                time(row, "called_at"),
                timeOrNull(row, "come_by"),
                time(row, "act_by"),
                CallState.valueOf(row.getString("state")),
                new Course(
                        timeOrNull(row, "came_at"),
                        timeOrNull(row, "done_at"),
                        row.getString("done"),
                        row.getString("off"),
                        row.getBoolean("come_missed"),
                        row.getBoolean("act_missed")),
                rating(row),
                heard(row),
                row.getInt("version"));
    }

    private static About about(ResultSet row) throws SQLException {
        return new About(
                new District(row.getString("district")),
                uuid(row, "matter"),
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                row.getString("category"),
                row.getBoolean("discreet"),
                Role.valueOf(row.getString("role")),
                uuid(row, "caller"),
                uuid(row, "called"));
    }

    private static @Nullable CallRating rating(ResultSet row) throws SQLException {
        var satisfaction = row.getInt("satisfaction");
        return row.wasNull() ? null : new CallRating(row.getBoolean("solved"), satisfaction, row.getString("comment"));
    }

    private static @Nullable Heard heard(ResultSet row) throws SQLException {
        var on = row.getObject("heard_on", LocalDate.class);
        return on == null
                ? null
                : new Heard(
                        row.getBoolean("heard_solved"),
                        row.getBoolean("heard_satisfied"),
                        on,
                        row.getLong("heard_seq"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(timeOrNull(row, column));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
