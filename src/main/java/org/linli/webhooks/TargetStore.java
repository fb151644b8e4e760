package org.linli.webhooks;

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
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.PlaceCode;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code webhooks.target}. */
@Repository
class TargetStore {
    private static final int LIMIT = 200;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    TargetStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    void add(Target target, String secret, PersonId by) {
        jdbc.sql("""
                        insert into webhooks.target (district, id, name, url, place, kinds, secret, made_by, made_at, state,
                                                     retry_at, held_until)
                        values (:district, :id, :name, :url, :place, :kinds, :secret, :by, :at, :state, :at, :at)
                        """)
                .param("district", target.district().value())
                .param("id", target.id())
                .param("name", target.name())
                .param("url", target.url())
                .param("place", target.place().value())
                .param("kinds", target.kinds().toArray(String[]::new))
                .param("secret", cipher.seal(context(target.id()), secret))
                .param("by", by.value())
                .param("at", utc(target.madeAt()))
                .param("state", target.state().name())
                .update();
    }

    /** All of a district that who asks may see, by name. */
    List<Target> list(District district) {
        return jdbc.sql("select * from webhooks.target where district = :district order by name, id limit :limit")
                .param("district", district.value())
                .param("limit", LIMIT)
                .query(TargetStore::row)
                .list();
    }

    Optional<Target> find(District district, UUID id) {
        return jdbc.sql("select * from webhooks.target where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(TargetStore::row)
                .optional();
    }

    String secret(District district, UUID id) {
        var sealed = jdbc.sql("select secret from webhooks.target where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(byte[].class)
                .single();
        return cipher.open(context(id), sealed);
    }

    /** Those to which something waits to be sent now, held until {@code until} for who asks: other nodes leave them alone. */
    List<Target> hold(District district, Instant now, Instant until) {
        return jdbc.sql("""
                        update webhooks.target t set held_until = :until
                         where district = :district and state = 'ON' and retry_at <= :now and held_until <= :now
                           and (select true from webhooks.delivery d
                                 where d.district = t.district and d.target = t.id and d.state = 'WAITING' limit 1)
                        returning *
                        """)
                .param("district", district.value())
                .param("now", utc(now))
                .param("until", utc(until))
                .query(TargetStore::row)
                .list();
    }

    void release(Target target, Instant now) {
        jdbc.sql("update webhooks.target set held_until = :now where district = :district and id = :id")
                .param("district", target.district().value())
                .param("id", target.id())
                .param("now", utc(now))
                .update();
    }

    void arrived(Target target, Instant now) {
        jdbc.sql("""
                        update webhooks.target set failures = 0, failure = null, sent_at = :now
                         where district = :district and id = :id
                        """)
                .param("district", target.district().value())
                .param("id", target.id())
                .param("now", utc(now))
                .update();
    }

    /** Notes a failure; not tried before {@code again}, or given up where that is null. */
    void failed(Target target, String failure, Instant now, @Nullable Instant again) {
        jdbc.sql("""
                        update webhooks.target set failures = failures + 1, failure = :failure, retry_at = :again,
                               state = case when :over and state = 'ON' then 'FAILING' else state end
                         where district = :district and id = :id
                        """)
                .param("district", target.district().value())
                .param("id", target.id())
                .param("failure", failure)
                .param("again", utc(again == null ? now : again))
                .param("over", again == null)
                .update();
    }

    /** Switches it; on, it is tried at once. False where there is no such one within sight. */
    boolean put(District district, UUID id, Target.State state, Instant now) {
        return jdbc.sql("""
                        update webhooks.target set state = :state, failures = 0, retry_at = :now
                         where district = :district and id = :id
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("state", state.name())
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** Removes it and all that waits for it. */
    boolean remove(District district, UUID id) {
        return jdbc.sql("delete from webhooks.target where district = :district and id = :id")
                        .param("district", district.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    private static Target row(ResultSet row, int number) throws SQLException {
        return new Target(
                new District(row.getString("district")),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("url"),
                new PlaceCode(row.getString("place")),
                List.of((String[]) Objects.requireNonNull(row.getArray("kinds")).getArray()),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Target.State.valueOf(row.getString("state")),
                row.getInt("failures"),
                row.getString("failure"),
                instant(row, "sent_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String context(UUID id) {
        return "webhooks.target.secret/" + id;
    }
}
