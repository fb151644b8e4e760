package org.linli.calls;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code calls.call}. */
@Repository
class CallStore {
    private final JdbcClient jdbc;

    CallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Call call) {
        var about = call.about();
        jdbc.sql("""
                        insert into calls.call (district, id, matter, code, place, category, discreet, role, caller, called, what,
                                                called_at, come_by, act_by, state, check_at)
                        values (:district, :id, :matter, :code, :place, :category, :discreet, :role, :caller, :called, :what,
                                :called_at, :come_by, :act_by, :state, :check_at)
                        """)
                .param("district", about.district().value())
                .param("id", call.id().value())
                .param("matter", about.matter())
                .param("code", about.code())
                .param("place", about.place().value())
                .param("category", about.category())
                .param("discreet", about.discreet())
                .param("role", about.role().name())
                .param("caller", about.caller())
                .param("called", about.called())
                .param("what", call.what())
                .param("called_at", utc(call.calledAt()))
                .param("come_by", utcOrNull(call.comeBy()))
                .param("act_by", utc(call.actBy()))
                .param("state", call.state().name())
                .param("check_at", utcOrNull(call.nextCheck()))
                .update();
    }

    /** Writes over the version that was read; fails as {@link Problem#STALE} if somebody else wrote first. */
    void put(Call call) {
        var rows = jdbc.sql("""
                        update calls.call set state = :state, came_at = :came_at, done_at = :done_at, done = :done, off = :off,
                               come_missed = :come_missed, act_missed = :act_missed, solved = :solved,
                               satisfaction = :satisfaction, comment = :comment, heard_solved = :heard_solved,
                               heard_satisfied = :heard_satisfied, heard_on = :heard_on, heard_seq = :heard_seq,
                               check_at = :check_at, version = version + 1
                         where district = :district and id = :id and version = :version
                        """)
                .param("district", call.about().district().value())
                .param("id", call.id().value())
                .param("version", call.version())
                .params(changing(call))
                .update();
        if (rows == 0) {
            throw Problem.STALE.because("call " + call.id() + " version " + call.version());
        }
    }

    private static Map<String, @Nullable Object> changing(Call call) {
        var values = new HashMap<String, @Nullable Object>();
        var course = call.course();
        var rating = call.rating();
        var heard = call.heard();
        values.put("state", call.state().name());
        values.put("came_at", utcOrNull(course.cameAt()));
        values.put("done_at", utcOrNull(course.doneAt()));
        values.put("done", course.done());
        values.put("off", course.off());
        values.put("come_missed", course.comeMissed());
        values.put("act_missed", course.actMissed());
        values.put("solved", rating == null ? null : rating.solved());
        values.put("satisfaction", rating == null ? null : rating.satisfaction());
        values.put("comment", rating == null ? null : rating.comment());
        values.put("heard_solved", heard == null ? null : heard.solved());
        values.put("heard_satisfied", heard == null ? null : heard.satisfied());
        values.put("heard_on", heard == null ? null : heard.on());
        values.put("heard_seq", heard == null ? null : heard.seq());
        values.put("check_at", utcOrNull(call.nextCheck()));
        return values;
    }

    Optional<Call> find(District district, CallId id) {
        return jdbc.sql("select * from calls.call where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id.value())
                .query(CallRow::read)
                .optional();
    }

    /** The calls of a matter, the oldest first. */
    List<Call> of(District district, UUID matter, int limit) {
        return jdbc.sql("""
                        select * from calls.call where district = :district and matter = :matter
                         order by called_at, id limit :limit
                        """)
                .param("district", district.value())
                .param("matter", matter)
                .param("limit", limit)
                .query(CallRow::read)
                .list();
    }

    /** What units of {@code scope} are called to and still owe, the earliest date first. */
    List<Call> owed(Scope scope, int limit) {
        return jdbc.sql("""
                        select * from calls.call
                         where district = :district and called = any(:units) and state in ('CALLED', 'ARRIVED')
                         order by act_by, id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("units", scope.units().toArray(UUID[]::new))
                .param("limit", limit)
                .query(CallRow::read)
                .list();
    }

    /** What units of {@code scope} called others for, the newest first, from before {@code before} on. */
    List<Call> made(Scope scope, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from calls.call
                         where district = :district and caller = any(:units) and (:before::uuid is null or id < :before::uuid)
                         order by id desc limit :limit
                        """)
                .param("district", scope.district().value())
                .param("units", scope.units().toArray(UUID[]::new))
                .param("before", before)
                .param("limit", limit)
                .query(CallRow::read)
                .list();
    }

    /** What is late within {@code scope}, the longest first. */
    List<Call> late(Scope scope, Instant now, int limit) {
        return jdbc.sql("""
                        select * from calls.call
                         where district = :district and state in ('CALLED', 'ARRIVED')
                           and (act_by <= :now or (state = 'CALLED' and come_by <= :now))
                           and (place ^@ any(:places) or called = any(:units) or caller = any(:units))
                         order by act_by, id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("now", utc(now))
                .param("places", scope.places().stream().map(PlaceCode::value).toArray(String[]::new))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("limit", limit)
                .query(CallRow::read)
                .list();
    }

    /** At most {@code limit} calls at which the clock must look by {@code now}, locked; other nodes skip them. */
    List<Call> lockDue(District district, Instant now, int limit) {
        return jdbc.sql("""
                        select * from calls.call where district = :district and check_at <= :now
                         order by check_at limit :limit for update skip locked
                        """)
                .param("district", district.value())
                .param("now", utc(now))
                .param("limit", limit)
                .query(CallRow::read)
                .list();
    }

    private static @Nullable Object utcOrNull(@Nullable Instant time) {
        return time == null ? null : utc(time);
    }
}
