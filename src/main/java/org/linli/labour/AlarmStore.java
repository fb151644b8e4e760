package org.linli.labour;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.matters.MatterId;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code labour.alarm}: disputes of many workers, and who knows of them. */
@Repository
class AlarmStore {
    private final JdbcClient jdbc;

    AlarmStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who was told when; {@code aboveAt}: the district, because nobody in the sub-district took note. */
    record Alarm(
            District district,
            MatterId matter,
            String code,
            PlaceCode place,
            OrganisationId body,
            Instant raisedAt,
            Instant dueAt,
            @Nullable Instant toldAt,
            @Nullable Instant seenAt,
            @Nullable Instant aboveAt) {}

    void raise(LabourCase one, Instant now, Instant due) {
        jdbc.sql("""
                        insert into labour.alarm (district, matter, code, place, body, raised_at, due_at)
                        values (:district, :matter, :code, :place, :body, :now, :due) on conflict do nothing
                        """)
                .param("district", one.district().value())
                .param("matter", one.matter().value())
                .param("code", one.code())
                .param("place", one.place().value())
                .param("body", one.body().value())
                .param("now", utc(now))
                .param("due", utc(due))
                .update();
    }

    /** Those of which somebody has to be told by {@code now}; locked, other nodes skip them. */
    List<Alarm> lockWaiting(District district, Instant now, int limit) {
        return jdbc.sql("""
                        select * from labour.alarm
                         where district = :district and seen_at is null and above_at is null and (told_at is null or due_at <= :now)
                         order by raised_at limit :limit for update skip locked
                        """)
                .param("district", district.value())
                .param("now", utc(now))
                .param("limit", limit)
                .query(AlarmStore::row)
                .list();
    }

    void told(Alarm alarm, Instant now) {
        jdbc.sql("update labour.alarm set told_at = :now where district = :district and matter = :matter")
                .param("district", alarm.district().value())
                .param("matter", alarm.matter().value())
                .param("now", utc(now))
                .update();
    }

    void toldAbove(Alarm alarm, Instant now) {
        jdbc.sql("update labour.alarm set above_at = :now where district = :district and matter = :matter")
                .param("district", alarm.district().value())
                .param("matter", alarm.matter().value())
                .param("now", utc(now))
                .update();
    }

    /** Somebody has taken note; the first one counts. */
    void seen(Alarm alarm, PersonId by, Instant now) {
        jdbc.sql("""
                        update labour.alarm set seen_at = :now, seen_by = :by
                         where district = :district and matter = :matter and seen_at is null
                        """)
                .param("district", alarm.district().value())
                .param("matter", alarm.matter().value())
                .param("by", by.value())
                .param("now", utc(now))
                .update();
    }

    Optional<Alarm> find(District district, String code) {
        return jdbc.sql("select * from labour.alarm where district = :district and code = :code")
                .param("district", district.value())
                .param("code", code)
                .query(AlarmStore::row)
                .optional();
    }

    /** Whether a studio has the dispute {@code matter}, for those who see no more of it. */
    boolean isKnown(District district, MatterId matter) {
        return jdbc.sql("select count(*) from labour.known where district = :district and matter = :matter")
                        .param("district", district.value())
                        .param("matter", matter.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Those at the places of {@code scope}, the newest first. */
    List<Alarm> list(Scope scope, int limit) {
        return jdbc.sql("""
                        select * from labour.alarm where district = :district and place ^@ any (:places::text[])
                         order by raised_at desc limit :limit
                        """)
                .param("district", scope.district().value())
                .param("places", scope.places().stream().map(PlaceCode::value).toArray(String[]::new))
                .param("limit", limit)
                .query(AlarmStore::row)
                .list();
    }

    private static Alarm row(ResultSet row, int number) throws SQLException {
        return new Alarm(
                new District(row.getString("district")),
                new MatterId(LabourStore.id(row, "matter")),
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                new OrganisationId(LabourStore.id(row, "body")),
                Objects.requireNonNull(time(row, "raised_at")),
                Objects.requireNonNull(time(row, "due_at")),
                time(row, "told_at"),
                time(row, "seen_at"),
                time(row, "above_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
