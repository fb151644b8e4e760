package org.linli.callbacks;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.callbacks.Task.Word;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code callbacks.*}. */
@Repository
class CallbackStore {
    private final JdbcClient jdbc;

    CallbackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By what the sample of {@code month} is drawn; {@code first} where nothing was drawn before. */
    Sample sample(District district, String month, Sample first) {
        jdbc.sql("""
                        insert into callbacks.draw (district, month, seed, permille) values (:district, :month, :seed, :permille)
                        on conflict do nothing
                        """)
                .param("district", district.value())
                .param("month", month)
                .param("seed", first.seed())
                .param("permille", first.permille())
                .update();
        return jdbc.sql("select seed, permille from callbacks.draw where district = :district and month = :month")
                .param("district", district.value())
                .param("month", month)
                .query((row, number) -> new Sample(row.getString("seed"), row.getInt("permille")))
                .single();
    }

    /** Adds a task; false where that answer was drawn before. */
    boolean add(Task task) {
        return jdbc.sql("""
                        insert into callbacks.task (district, id, matter, code, round, place, category, unit, answered_at, state)
                        values (:district, :id, :matter, :code, :round, :place, :category, :unit, :answered_at, 'OPEN')
                        on conflict (district, matter, round) do nothing
                        """)
                        .param("district", task.district().value())
                        .param("id", task.id())
                        .param("matter", task.matter())
                        .param("code", task.code())
                        .param("round", task.round())
                        .param("place", task.place().value())
                        .param("category", task.category())
                        .param("unit", task.unit())
                        .param("answered_at", utc(task.answeredAt()))
                        .update()
                > 0;
    }

    /** Writes over the version that was read; fails as {@link Problem#STALE} if somebody else wrote first. */
    void put(Task task) {
        var word = task.word();
        var done = task.doneAt();
        var rows = jdbc.sql("""
                        update callbacks.task set state = :state, attempts = :attempts, done_at = :done_at, solved = :solved,
                               satisfaction = :satisfaction, said = :said, version = version + 1
                         where district = :district and id = :id and version = :version
                        """)
                .param("district", task.district().value())
                .param("id", task.id())
                .param("version", task.version())
                .param("state", task.state().name())
                .param("attempts", task.attempts())
                .param("done_at", done == null ? null : utc(done))
                .param("solved", word == null ? null : word.solved())
                .param("satisfaction", word == null ? null : word.satisfaction())
                .param("said", word == null ? null : word.said())
                .update();
        if (rows == 0) {
            throw Problem.STALE.because("callback " + task.id());
        }
    }

    /** Erases what was said on the phone about {@code matter}; that something was said, and its figures, stay. */
    void forget(District district, UUID matter) {
        jdbc.sql("update callbacks.task set said = null where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter)
                .update();
    }

    /** Keeps the try that led to {@code task}. */
    void attempt(Task task, UUID by, Result result, Instant at) {
        jdbc.sql("""
                        insert into callbacks.attempt (district, task, n, at, by, result)
                        values (:district, :task, :n, :at, :by, :result)
                        """)
                .param("district", task.district().value())
                .param("task", task.id())
                .param("n", task.attempts())
                .param("at", utc(at))
                .param("by", by)
                .param("result", result.name())
                .update();
    }

    /** A try, as it is shown. */
    record Attempt(int n, Instant at, Result result) {}

    List<Attempt> attempts(District district, UUID task) {
        return jdbc.sql(
                        "select n, at, result from callbacks.attempt where district = :district and task = :task order by n")
                .param("district", district.value())
                .param("task", task)
                .query((row, number) ->
                        new Attempt(row.getInt("n"), time(row, "at"), Result.valueOf(row.getString("result"))))
                .list();
    }

    Optional<Task> find(District district, UUID id) {
        return jdbc.sql("select * from callbacks.task where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(CallbackStore::row)
                .optional();
    }

    /** What is open of a matter. */
    List<Task> openOf(District district, UUID matter) {
        return jdbc.sql(
                        "select * from callbacks.task where district = :district and matter = :matter and state = 'OPEN'")
                .param("district", district.value())
                .param("matter", matter)
                .query(CallbackStore::row)
                .list();
    }

    /** What is open within {@code scope}, the oldest answer first. */
    List<Task> open(Scope scope, int limit) {
        return jdbc.sql("""
                        select * from callbacks.task
                         where district = :district and state = 'OPEN' and place ^@ any(:places)
                         order by answered_at, id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("places", scope.places().stream().map(PlaceCode::value).toArray(String[]::new))
                .param("limit", limit)
                .query(CallbackStore::row)
                .list();
    }

    private static Task row(ResultSet row, int number) throws SQLException {
        var done = row.getObject("done_at", OffsetDateTime.class);
        return new Task(
                new District(row.getString("district")),
                uuid(row, "id"),
                uuid(row, "matter"),
                row.getString("code"),
                row.getInt("round"),
                new PlaceCode(row.getString("place")),
                row.getString("category"),
                uuid(row, "unit"),
                time(row, "answered_at"),
                Task.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                done == null ? null : done.toInstant(),
                word(row),
                row.getInt("version"));
    }

    private static @Nullable Word word(ResultSet row) throws SQLException {
        var satisfaction = row.getInt("satisfaction");
        return row.wasNull() ? null : new Word(row.getBoolean("solved"), satisfaction, row.getString("said"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
