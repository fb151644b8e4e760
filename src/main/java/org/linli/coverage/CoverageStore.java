package org.linli.coverage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code coverage.*}: what was counted so far. */
@Repository
class CoverageStore {
    private final JdbcClient jdbc;

    CoverageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds {@code community} until the transaction ends: it is counted by one at a time. */
    void lock(PlaceCode community) {
        jdbc.sql("insert into coverage.community (district, place) values (:district, :place) on conflict do nothing")
                .param("district", community.district().value())
                .param("place", community.value())
                .update();
        jdbc.sql("select place from coverage.community where district = :district and place = :place for update")
                .param("district", community.district().value())
                .param("place", community.value())
                .query(String.class)
                .single();
    }

    /** What was said of {@code community} so far, by rule and day. */
    Map<String, Map<LocalDate, Timeline.Change>> counted(PlaceCode community) {
        var counted = new HashMap<String, Map<LocalDate, Timeline.Change>>();
        jdbc.sql("select * from coverage.counted where district = :district and place = :place")
                .param("district", community.district().value())
                .param("place", community.value())
                .query(row -> {
                    counted.computeIfAbsent(row.getString("rule"), rule -> new HashMap<>())
                            .put(
                                    Objects.requireNonNull(row.getObject("on_day", LocalDate.class)),
                                    new Timeline.Change(row.getInt("covered"), row.getInt("whole")));
                });
        return counted;
    }

    /** Adds a change to what was said. */
    void add(PlaceCode community, String rule, LocalDate on, Timeline.Change change) {
        jdbc.sql("""
                        insert into coverage.counted as old (district, place, rule, on_day, covered, whole)
                        values (:district, :place, :rule, :on, :covered, :whole)
                        on conflict (district, place, rule, on_day)
                        do update set covered = old.covered + excluded.covered, whole = old.whole + excluded.whole
                        """)
                .param("district", community.district().value())
                .param("place", community.value())
                .param("rule", rule)
                .param("on", on)
                .param("covered", change.covered())
                .param("whole", change.whole())
                .update();
    }

    /** Notes when something changes next by itself. */
    void next(PlaceCode community, @Nullable LocalDate day) {
        jdbc.sql("update coverage.community set next_on = :day where district = :district and place = :place")
                .param("district", community.district().value())
                .param("place", community.value())
                .param("day", day)
                .update();
    }

    /** Communities in which something has changed by itself by {@code day}; at most {@code limit}. */
    List<PlaceCode> due(LocalDate day, int limit) {
        return jdbc.sql("""
                        select place from coverage.due where next_on <= :day order by district, place limit :limit
                        """)
                .param("day", day)
                .param("limit", limit)
                .query((row, number) -> new PlaceCode(row.getString(1)))
                .list();
    }

    /** Every community of {@code district} that is known, closed ones too. */
    List<PlaceCode> communities(District district) {
        return jdbc.sql("select code from places.tree where district = :district and kind = 'community' order by code")
                .param("district", district.value())
                .query((row, number) -> new PlaceCode(row.getString(1)))
                .list();
    }
}
