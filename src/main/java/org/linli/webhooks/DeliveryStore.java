package org.linli.webhooks;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code webhooks.delivery}. */
@Repository
class DeliveryStore {
    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what is to be sent; what is there already stays as it is. */
    void add(District district, List<Delivery> some) {
        jdbc.sql("""
                        insert into webhooks.delivery (district, target, act, id, kind, body, at, state)
                        select :district, target, act::bigint, id, kind, body, at::timestamptz, 'WAITING'
                          from unnest(:target::uuid[], :act::text[], :id::uuid[], :kind::text[], :body::text[], :at::text[])
                               as t (target, act, id, kind, body, at)
                        on conflict (district, target, act) do nothing
                        """)
                .param("district", district.value())
                .param("target", some.stream().map(Delivery::target).toArray(UUID[]::new))
                .param("id", some.stream().map(Delivery::id).toArray(UUID[]::new))
                .param("act", texts(some, Delivery::act))
                .param("kind", texts(some, Delivery::kind))
                .param("body", texts(some, Delivery::body))
                .param("at", texts(some, Delivery::at))
                .update();
    }

    private static String[] texts(List<Delivery> some, Function<Delivery, Object> value) {
        return some.stream().map(one -> String.valueOf(value.apply(one))).toArray(String[]::new);
    }

    /** What waits for {@code target}, the oldest act first. */
    List<Delivery> waiting(Target target, int limit) {
        return jdbc.sql("""
                        select * from webhooks.delivery
                         where district = :district and target = :target and state = 'WAITING' order by act limit :limit
                        """)
                .param("district", target.district().value())
                .param("target", target.id())
                .param("limit", limit)
                .query(DeliveryStore::row)
                .list();
    }

    int countWaiting(Target target) {
        return jdbc.sql("""
                        select count(*) from webhooks.delivery
                         where district = :district and target = :target and state = 'WAITING'
                        """)
                .param("district", target.district().value())
                .param("target", target.id())
                .query(Integer.class)
                .single();
    }

    /** The newest of {@code target} before the act {@code before}. */
    List<Delivery> list(Target target, long before, int limit) {
        return jdbc.sql("""
                        select * from webhooks.delivery
                         where district = :district and target = :target and act < :before order by act desc limit :limit
                        """)
                .param("district", target.district().value())
                .param("target", target.id())
                .param("before", before)
                .param("limit", limit)
                .query(DeliveryStore::row)
                .list();
    }

    void tried(Target target, Delivery delivery, String answer) {
        jdbc.sql("""
                        update webhooks.delivery set tries = tries + 1, answer = :answer
                         where district = :district and target = :target and act = :act and state = 'WAITING'
                        """)
                .param("district", target.district().value())
                .param("target", target.id())
                .param("act", delivery.act())
                .param("answer", answer)
                .update();
    }

    /** Settles what waits; false where nothing does. */
    boolean settle(Target target, long act, Delivery.State state, Instant now) {
        return jdbc.sql("""
                        update webhooks.delivery set state = :state, settled_at = :now
                         where district = :district and target = :target and act = :act and state = 'WAITING'
                        """)
                        .param("district", target.district().value())
                        .param("target", target.id())
                        .param("act", act)
                        .param("state", state.name())
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** Forgets what was settled before {@code before}; answers how many. */
    int forget(District district, Instant before, int limit) {
        return jdbc.sql("""
                        delete from webhooks.delivery
                         where district = :district and (target, act) in (
                               select target, act from webhooks.delivery
                                where district = :district and settled_at < :before limit :limit)
                        """)
                .param("district", district.value())
                .param("before", utc(before))
                .param("limit", limit)
                .update();
    }

    private static Delivery row(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("target", UUID.class),
                row.getLong("act"),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("body"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getString("answer"));
    }
}
