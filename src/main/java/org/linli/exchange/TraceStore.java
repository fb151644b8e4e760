package org.linli.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.database.CopyRows;
import org.linli.exchange.Table.Trace;
import org.linli.kernel.District;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what runs did to records, for their undoing. */
@Repository
class TraceStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    TraceStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void add(District district, UUID run, Collection<Trace> traces) {
        if (traces.isEmpty()) {
            return;
        }
        CopyRows.write(
                template,
                jdbc,
                district,
                "copy exchange.trace (district, run, row, subject, added, version, parts, words, before) from stdin",
                rows -> traces.forEach(trace -> rows.put(district.value())
                        .put(run)
                        .put(trace.row())
                        .put(trace.subject())
                        .put(trace.added())
                        .put(trace.version())
                        .putIds(trace.parts())
                        .putTexts(trace.words())
                        .put(trace.before())
                        .end()));
    }

    /** The records that were touched last, and the mark below the first of their rows; 0 where there is none before. */
    record Latest(List<UUID> subjects, long below) {}

    /** At most {@code limit} of the records that were touched in rows up to {@code mark} and neither are undone nor stay. */
    Latest latest(District district, UUID run, long mark, int limit) {
        var subjects = new ArrayList<UUID>(limit);
        var below = new long[1];
        jdbc.sql("""
                        select row, subject from exchange.trace
                         where district = :district and run = :run and row <= :mark and kept is null
                         order by row desc limit :limit
                        """)
                .param("district", district.value())
                .param("run", run)
                .param("mark", mark)
                .param("limit", limit)
                .query((ResultSet row) -> {
                    subjects.add(row.getObject("subject", UUID.class));
                    below[0] = row.getLong("row") - 1;
                });
        return new Latest(subjects.stream().distinct().toList(), subjects.size() < limit ? 0 : below[0]);
    }

    /** What was done to {@code subjects}, the latest first: one for each record. */
    List<Trace> of(District district, UUID run, Collection<UUID> subjects) {
        var traces = jdbc.sql("""
                        select t.* from unnest(:subjects) s (subject)
                          join exchange.trace t on t.district = :district and t.run = :run and t.subject = s.subject
                         order by t.row desc
                        """)
                .param("district", district.value())
                .param("run", run)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(TraceStore::trace)
                .list();
        var bySubject = new LinkedHashMap<UUID, Trace>();
        traces.forEach(trace -> bySubject.merge(trace.subject(), trace, TraceStore::together));
        return List.copyOf(bySubject.values());
    }

    private static Trace together(Trace later, Trace earlier) {
        return new Trace(
                later.row(),
                later.subject(),
                earlier.added(),
                later.version(),
                Stream.concat(later.parts().stream(), earlier.parts().stream()).toList(),
                Stream.concat(later.words().stream(), earlier.words().stream())
                        .distinct()
                        .toList(),
                earlier.before());
    }

    private static Trace trace(ResultSet row, int number) throws SQLException {
        return new Trace(
                row.getLong("row"),
                row.getObject("subject", UUID.class),
                row.getBoolean("added"),
                row.getInt("version"),
                List.of((UUID[]) row.getArray("parts").getArray()),
                List.of((String[]) row.getArray("words").getArray()),
                row.getString("before"));
    }

    /** Forgets what was done to these, but for those that stay, with the message key of why. */
    void undone(District district, UUID run, Collection<Trace> traces, Map<Long, String> kept) {
        jdbc.sql("""
                        delete from exchange.trace t using unnest(:subjects) s (subject)
                         where t.district = :district and t.run = :run and t.subject = s.subject
                        """)
                .param("district", district.value())
                .param("run", run)
                .param(
                        "subjects",
                        traces.stream()
                                .filter(trace -> !kept.containsKey(trace.row()))
                                .map(Trace::subject)
                                .toArray(UUID[]::new))
                .update();
        var stay =
                traces.stream().filter(trace -> kept.containsKey(trace.row())).toList();
        if (stay.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update exchange.trace t set kept = s.why, before = null
                          from unnest(:subjects, :whys) s (subject, why)
                         where t.district = :district and t.run = :run and t.subject = s.subject
                        """)
                .param("district", district.value())
                .param("run", run)
                .param("subjects", stay.stream().map(Trace::subject).toArray(UUID[]::new))
                .param("whys", stay.stream().map(trace -> kept.get(trace.row())).toArray(String[]::new))
                .update();
    }

    /** Why rows stay after an undoing, in order: at most {@code limit}. */
    Map<Long, String> kept(District district, UUID run, int limit) {
        var kept = new LinkedHashMap<Long, String>();
        jdbc.sql("""
                        select row, kept from exchange.trace
                         where district = :district and run = :run and kept is not null order by row limit :limit
                        """)
                .param("district", district.value())
                .param("run", run)
                .param("limit", limit)
                .query((ResultSet row) -> {
                    kept.put(row.getLong("row"), row.getString("kept"));
                });
        return kept;
    }
}
