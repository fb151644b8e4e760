package org.linli.matters;

import static org.linli.database.Database.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists matters for the desk, within a scope. */
@Repository
class DeskStore {
    private final JdbcClient jdbc;

    DeskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What waits for staff, the earliest date first, after the cursor. */
    List<DeskLine> open(Scope scope, DeskFilter filter, Cursor after, Instant now) {
        return lines("""
                where district = :district and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED')
                  and (due_at, id) > (:at, :id)
                """, "order by due_at, id", scope, filter, after, now);
    }

    /** Everything, newest first, before the cursor. */
    List<DeskLine> all(Scope scope, DeskFilter filter, Cursor before, Instant now) {
        return lines(
                "where district = :district and (received_at, id) < (:at, :id)",
                "order by received_at desc, id desc",
                scope,
                filter,
                before,
                now);
    }

    private List<DeskLine> lines(
            String where, String order, Scope scope, DeskFilter filter, Cursor cursor, Instant now) {
        return jdbc.sql("""
                        select id, code, title, state, level, place, category, unit, due_at, open_year, suspended_until, supervised,
                               objected, urgent, reopened, received_at, version,
                               coalesce((select f.n from matters.joined f
                                          where f.district = m.district and f.lead = m.id), 0) as followers
                          from matters.matter m
                        """ + where + conditions(scope, filter) + order + " limit :limit")
                .params(parameters(scope, filter, cursor, now))
                .query(DeskLine::row)
                .list();
    }

    /**
     * Only what is asked for, so that PostgreSQL plans each shape of the list once and keeps the plan; a condition that may be off
     * ({@code :x is null or …}) would have it plan each time anew.
     */
    private static String conditions(Scope scope, DeskFilter filter) {
        var place = filter.place();
        var conditions = new StringBuilder();
        if (!scope.reaches(place == null ? scope.district().place() : place)) {
            conditions.append(" and (place ^@ any(:places) or unit = any(:units))");
        }
        if (place != null) {
            conditions.append(" and place ^@ :place");
        }
        if (filter.state() != null) {
            conditions.append(" and state = :state");
        }
        if (filter.unit() != null) {
            conditions.append(" and unit = :unit");
        }
        if (filter.text() != null) {
            conditions.append(" and (code = :code or title ilike :text or text ilike :text)");
        }
        conditions.append(" and (against is null or against <> all(:units))");
        return conditions.append(clock(filter.late())).append('\n').toString();
    }

    private static String clock(DeskFilter.Late late) {
        return switch (late) {
            case ANY -> "";
            case LATE -> " and due_at <= :now and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING')";
            case SOON -> " and due_at > :now and due_at <= :tomorrow";
            case DISPUTED -> " and objected";
        };
    }

    DeskCounts counts(Scope scope, Instant now) {
        return jdbc.sql("""
                        select count(*) filter (where state <> 'ANSWERED') as open,
                               count(*) filter (where state not in ('ANSWERED', 'SUSPENDED') and due_at <= :now) as late,
                               count(*) filter (where state not in ('ANSWERED', 'SUSPENDED')
                                                  and due_at > :now and due_at <= :tomorrow) as today,
                               count(*) filter (where state = 'ANSWERED') as answered
                          from matters.matter
                         where district = :district and (place ^@ any(:places) or unit = any(:units))
                           and (against is null or against <> all(:units))
                           and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED', 'ANSWERED')
                        """)
                .param("district", scope.district().value())
                .param("places", WholeStore.prefixes(scope))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("now", utc(now))
                .param("tomorrow", utc(now.plus(Duration.ofDays(1))))
                .query((row, number) -> new DeskCounts(
                        row.getLong("open"), row.getLong("late"), row.getLong("today"), row.getLong("answered")))
                .single();
    }

    private static Map<String, @Nullable Object> parameters(
            Scope scope, DeskFilter filter, Cursor cursor, Instant now) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("district", scope.district().value());
        values.put("places", WholeStore.prefixes(scope));
        values.put("units", scope.units().toArray(UUID[]::new));
        values.put("state", filter.state() == null ? null : filter.state().name());
        values.put("place", filter.place() == null ? null : filter.place().value());
        values.put("unit", filter.unit() == null ? null : filter.unit().value());
        values.put("now", utc(now));
        values.put("tomorrow", utc(now.plus(Duration.ofDays(1))));
        values.put("code", filter.text() == null ? null : Ids.plain(filter.text()));
        values.put("text", filter.text() == null ? null : "%" + escaped(filter.text()) + "%");
        values.put("at", utc(cursor.at()));
        values.put("id", cursor.id());
        values.put("limit", filter.limit() + 1);
        return values;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** How many matters {@code unit} has in hand that are neither closed nor withdrawn nor merged. */
    long inHandOf(District district, UUID unit) {
        return jdbc.sql("""
                        select count(*) from matters.matter
                         where district = :district and unit = :unit and state not in ('CLOSED', 'WITHDRAWN', 'MERGED')
                        """)
                .param("district", district.value())
                .param("unit", unit)
                .query(Long.class)
                .single();
    }
}
