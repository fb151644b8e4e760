package org.linli.witness;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.tlog.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code witness.peer} and {@code witness.round}: how it stands with the witnesses of our own log. */
@Repository
class PeerStore {
    private final JdbcClient jdbc;

    PeerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A witness.
     *
     * @param known the size that it cosigned last, as far as we know
     * @param tries how many failed since
     * @param due when it is asked again after those
     */
    record Peer(long known, Optional<Instant> cosigned, int tries, Optional<Instant> due, Optional<String> failure) {
        static final Peer NEW = new Peer(0, Optional.empty(), 0, Optional.empty(), Optional.empty());

        boolean isDue(Instant now) {
            return due.isEmpty() || !due.get().isAfter(now);
        }
    }

    /** All that were ever asked, by the line of their key. */
    Map<String, Peer> all() {
        var all = new HashMap<String, Peer>();
        jdbc.sql("select * from witness.peer").query(row -> {
            all.put(
                    row.getString("key"),
                    new Peer(
                            row.getLong("known"),
                            at(row.getObject("cosigned_at", OffsetDateTime.class)),
                            row.getInt("tries"),
                            at(row.getObject("due_at", OffsetDateTime.class)),
                            Optional.ofNullable(row.getString("failure"))));
        });
        return all;
    }

    private static Optional<Instant> at(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    /** It cosigned a head of {@code size}. */
    void cosigned(VerifierKey witness, long size, Instant now) {
        jdbc.sql("""
                        insert into witness.peer (key, known, cosigned_at) values (:key, :size, :now) -- of all districts
                        on conflict (key) do update set known = :size, cosigned_at = :now, tries = 0, due_at = null, failure = null
                        """)
                .param("key", witness.toString())
                .param("size", size)
                .param("now", utc(now))
                .update();
    }

    /** It did not; {@code again} is when it is asked next. */
    void failed(VerifierKey witness, int tries, Instant again, String failure) {
        jdbc.sql("""
                        insert into witness.peer (key, tries, due_at, failure) values (:key, :tries, :again, :failure) -- of all districts
                        on conflict (key) do update set tries = :tries, due_at = :again, failure = :failure
                        """)
                .param("key", witness.toString())
                .param("tries", tries)
                .param("again", utc(again))
                .param("failure", failure)
                .update();
    }

    /** Takes the round until {@code lease}; false where another node has it. */
    boolean take(Instant now, Instant lease) {
        return jdbc.sql("""
                        insert into witness.round as old (id, until) values (1, :lease) -- of all districts
                        on conflict (id) do update set until = excluded.until where old.until <= :now
                        """).param("lease", utc(lease)).param("now", utc(now)).update() > 0;
    }

    /** Lets the next one begin, unless {@code lease} ran out and another node has begun it already. */
    void giveBack(Instant lease, Instant now) {
        jdbc.sql("update witness.round set until = :now where id = 1 and until = :lease /* of all districts */")
                .param("lease", utc(lease))
                .param("now", utc(now))
                .update();
    }
}
