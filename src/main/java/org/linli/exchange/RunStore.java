package org.linli.exchange;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.exchange.Run.Counts;
import org.linli.exchange.Run.State;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code exchange.run}, and the record of tables that went out. */
@Repository
class RunStore {
    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Run run, Instant lease) {
        jdbc.sql("""
                        insert into exchange.run (district, id, what, file, person, at, state, stored, began_at, lease_until)
                        values (:district, :id, :what, :file, :person, :at, :state, :stored, :at, :lease)
                        """)
                .param("district", run.district().value())
                .param("id", run.id())
                .param("what", run.what())
                .param("file", run.file())
                .param("person", run.person().value())
                .param("at", utc(run.at()))
                .param("state", run.state().name())
                .param("stored", run.stored())
                .param("lease", utc(lease))
                .update();
    }

    Optional<Run> find(District district, UUID id) {
        return jdbc.sql("select * from exchange.run where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(RunStore::row)
                .optional();
    }

    /** The newest of {@code person} first. */
    List<Run> list(District district, PersonId person, int limit) {
        return jdbc.sql("""
                        select * from exchange.run where district = :district and person = :person
                         order by at desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("limit", limit)
                .query(RunStore::row)
                .list();
    }

    /** Begins a pass: from one of {@code from} to {@code to}, with counts anew unless it goes on; false where it was in none of them. */
    boolean begin(
            District district, UUID id, Collection<State> from, State to, boolean anew, Instant now, Instant lease) {
        return jdbc.sql("""
                        update exchange.run
                           set state = :to, began_at = :now, ended_at = null, lease_until = :lease,
                               done = case when :anew then 0 else done end,
                               done_row = case when :anew then 0 else done_row end,
                               added = case when :anew then 0 else added end,
                               changed = case when :anew then 0 else changed end,
                               unchanged = case when :anew then 0 else unchanged end,
                               refused = case when :anew then 0 else refused end
                         where district = :district and id = :id and state = any(:from)
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("from", from.stream().map(State::name).toArray(String[]::new))
                        .param("to", to.name())
                        .param("anew", anew)
                        .param("now", utc(now))
                        .param("lease", utc(lease))
                        .update()
                > 0;
    }

    /** Ends a pass; false where it was not in {@code from} any more. */
    boolean end(District district, UUID id, State from, State to, Instant now) {
        return jdbc.sql("""
                        update exchange.run set state = :to, ended_at = :now, lease_until = null
                         where district = :district and id = :id and state = :from
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    void fail(District district, UUID id, String key, Instant now) {
        jdbc.sql("""
                        update exchange.run set state = 'FAILED', failure = :key, ended_at = :now, lease_until = null
                         where district = :district and id = :id
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("key", key)
                .param("now", utc(now))
                .update();
    }

    /** What was decided: the rows up to {@code doneRow}. Answers whether the run was still there in {@code state} after {@code before}. */
    boolean advance(
            District district, UUID id, State state, long before, long doneRow, long rows, Counts more, Instant lease) {
        return jdbc.sql("""
                        update exchange.run
                           set done = done + :rows, done_row = :doneRow, added = added + :added,
                               changed = changed + :changed, unchanged = unchanged + :unchanged,
                               refused = refused + :refused, undone = undone + :undone, kept = kept + :kept,
                               lease_until = :lease
                         where district = :district and id = :id and state = :state and done_row = :before
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("state", state.name())
                        .param("before", before)
                        .param("doneRow", doneRow)
                        .param("rows", rows)
                        .param("added", more.added())
                        .param("changed", more.changed())
                        .param("unchanged", more.unchanged())
                        .param("refused", more.refused())
                        .param("undone", more.undone())
                        .param("kept", more.kept())
                        .param("lease", utc(lease))
                        .update()
                > 0;
    }

    /** What the whole table has: told once it was read. */
    void describe(Run run, long total, byte @Nullable [] sample) {
        jdbc.sql("""
                        update exchange.run
                           set total = :total, header = :header, unknown = :unknown, passed = :passed, sample = :sample
                         where district = :district and id = :id
                        """)
                .param("district", run.district().value())
                .param("id", run.id())
                .param("total", total)
                .param("header", run.header())
                .param("unknown", run.unknown().toArray(String[]::new))
                .param("passed", run.passed().toArray(Long[]::new))
                .param("sample", sample)
                .update();
    }

    byte @Nullable [] sample(District district, UUID id) {
        return jdbc.sql(
                        "select sample from exchange.run where district = :district and id = :id and sample is not null")
                .param("district", district.value())
                .param("id", id)
                .query((row, number) -> row.getBytes("sample"))
                .optional()
                .orElse(null);
    }

    /** The runs on which somebody should be at work and, at {@code now}, is not. */
    List<Run> left(Instant now) {
        record Left(District district, UUID id) {}
        return jdbc
                .sql("""
                        select district, id from exchange.left_over
                         where lease_until is null or lease_until < :now order by at limit 20
                        """)
                .param("now", utc(now))
                .query((row, number) ->
                        new Left(new District(row.getString("district")), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .flatMap(left -> find(left.district(), left.id()).stream())
                .toList();
    }

    /** Takes a run that nobody is at work on; false where somebody was faster. */
    boolean lease(District district, UUID id, Instant now, Instant until) {
        return jdbc.sql("""
                        update exchange.run set lease_until = :until
                         where district = :district and id = :id and (lease_until is null or lease_until < :now)
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("now", utc(now))
                        .param("until", utc(until))
                        .update()
                > 0;
    }

    /** The districts in which a run ended, or waited, before {@code day} and still has content here. */
    List<District> withOld(Instant day) {
        return jdbc.sql("""
                        select distinct district from exchange.kept where at < :day
                        """)
                .param("day", utc(day))
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    /** Drops what waited for its confirmation since before {@code day}, and forgets the content of what ended before it. */
    void forget(District district, Instant day, Instant now) {
        jdbc.sql("""
                        update exchange.run set state = 'DROPPED', ended_at = :now
                         where district = :district and state = 'READY' and at < :day
                        """)
                .param("district", district.value())
                .param("day", utc(day))
                .param("now", utc(now))
                .update();
        jdbc.sql("""
                        delete from exchange.piece p using exchange.run r
                         where p.district = :district and r.district = p.district and r.id = p.run
                           and r.state in ('DONE', 'UNDONE', 'DROPPED', 'FAILED', 'HALTED') and coalesce(r.ended_at, r.at) < :day
                        """).param("district", district.value()).param("day", utc(day)).update();
        jdbc.sql("""
                        update exchange.run set stored = false, sample = null
                         where district = :district and coalesce(ended_at, at) < :day
                           and state in ('DONE', 'UNDONE', 'DROPPED', 'FAILED', 'HALTED')
                        """).param("district", district.value()).param("day", utc(day)).update();
    }

    /** Records that a table went out. */
    void given(
            District district,
            UUID id,
            String what,
            PersonId person,
            String within,
            Collection<String> columns,
            String purpose,
            long rows,
            Instant now) {
        jdbc.sql("""
                        insert into exchange.given (district, id, what, person, within, columns, purpose, rows, at)
                        values (:district, :id, :what, :person, :within, :columns, :purpose, :rows, :now)
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("what", what)
                .param("person", person.value())
                .param("within", within)
                .param("columns", columns.toArray(String[]::new))
                .param("purpose", purpose)
                .param("rows", rows)
                .param("now", utc(now))
                .update();
    }

    private static Run row(ResultSet row, int number) throws SQLException {
        return new Run(
                new District(row.getString("district")),
                row.getObject("id", UUID.class),
                row.getString("what"),
                row.getString("file"),
                new PersonId(row.getObject("person", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getBoolean("stored"),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("done_row"),
                new Counts(
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("unchanged"),
                        row.getLong("refused"),
                        row.getLong("undone"),
                        row.getLong("kept")),
                row.getLong("header"),
                List.of((String[]) row.getArray("unknown").getArray()),
                Stream.of((Long[]) row.getArray("passed").getArray()).toList(),
                row.getString("failure"),
                instant(row, "began_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
