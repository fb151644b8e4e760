package org.linli.patrol;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code patrol.task}. */
@Repository("patrolTaskStore")
class TaskStore {
    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(District district, Task task, Instant now) {
        jdbc.sql("""
                        insert into patrol.task (district, id, unit, place, what, due_on, every_days, made_at, follows)
                        values (:district, :id, :unit, :place, :what, :due, :every, :now, :follows)
                        """)
                .param("district", district.value())
                .param("id", task.id())
                .param("unit", task.unit().value())
                .param("place", task.place().value())
                .param("what", task.what())
                .param("due", task.dueOn())
                .param("every", task.everyDays())
                .param("now", utc(now))
                .param("follows", task.follows())
                .update();
    }

    Optional<Task> find(District district, UUID id) {
        return jdbc.sql("select * from patrol.task where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(TaskStore::row)
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Task> lock(District district, UUID id) {
        return jdbc.sql("select * from patrol.task where district = :district and id = :id for update")
                .param("district", district.value())
                .param("id", id)
                .query(TaskStore::row)
                .optional();
    }

    void done(District district, UUID id, Instant now, PersonId by, boolean found) {
        jdbc.sql("""
                        update patrol.task set done_at = :now, done_by = :by, found = :found
                         where district = :district and id = :id
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("now", utc(now))
                .param("by", by.value())
                .param("found", found)
                .update();
    }

    void undone(District district, UUID id) {
        jdbc.sql("""
                        update patrol.task set done_at = null, done_by = null, found = false
                         where district = :district and id = :id
                        """).param("district", district.value()).param("id", id).update();
    }

    void drop(District district, UUID id) {
        jdbc.sql("update patrol.task set dropped = true where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .update();
    }

    /** Forgets what repeats {@code id} and was not looked at; answers whether there was any. */
    boolean dropFollowing(District district, UUID id) {
        return jdbc.sql("""
                        update patrol.task set dropped = true
                         where district = :district and follows = :id and done_at is null and not dropped
                        """).param("district", district.value()).param("id", id).update() > 0;
    }

    /** Marks those whose day passed before {@code today} and that nobody looked at; answers them, at most {@code limit}. */
    List<Task> miss(District district, LocalDate today, int limit) {
        return jdbc.sql("""
                        update patrol.task set missed = true
                         where district = :district and id in (
                               select id from patrol.task
                                where district = :district and due_on < :today and done_at is null and not dropped and not missed
                                order by due_on limit :limit for update skip locked)
                        returning *
                        """)
                .param("district", district.value())
                .param("today", today)
                .param("limit", limit)
                .query(TaskStore::row)
                .list();
    }

    /** Those in {@code scope} that are open, the first due first; at most {@code limit}. */
    List<Task> open(Scope scope, int limit) {
        return within(scope, jdbc.sql("""
                        select * from patrol.task
                         where district = :district and done_at is null and not dropped
                           and (place ^@ any(:places) or unit = any(:units))
                         order by due_on, id limit :limit
                        """))
                .param("limit", limit)
                .query(TaskStore::row)
                .list();
    }

    /** Those in {@code scope} that were looked at since {@code since}, the newest first; at most {@code limit}. */
    List<Task> done(Scope scope, Instant since, int limit) {
        return within(scope, jdbc.sql("""
                        select * from patrol.task
                         where district = :district and done_at >= :since and (place ^@ any(:places) or unit = any(:units))
                         order by done_at desc, id limit :limit
                        """))
                .param("since", utc(since))
                .param("limit", limit)
                .query(TaskStore::row)
                .list();
    }

    private static JdbcClient.StatementSpec within(Scope scope, JdbcClient.StatementSpec statement) {
        return statement
                .param("district", scope.district().value())
                .param("places", scope.places().stream().map(PlaceCode::value).toArray(String[]::new))
                .param("units", scope.units().toArray(UUID[]::new));
    }

    private static Task row(ResultSet row, int number) throws SQLException {
        var done = row.getObject("done_at", OffsetDateTime.class);
        var by = row.getObject("done_by", UUID.class);
        return new Task(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("unit", UUID.class)),
                new PlaceCode(row.getString("place")),
                row.getString("what"),
                row.getObject("due_on", LocalDate.class),
                integer(row, "every_days"),
                done == null ? null : done.toInstant(),
                by == null ? null : new PersonId(by),
                row.getBoolean("found"),
                row.getBoolean("missed"),
                row.getBoolean("dropped"),
                row.getObject("follows", UUID.class));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
