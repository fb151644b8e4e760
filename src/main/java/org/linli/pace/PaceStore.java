package org.linli.pace;

import static org.linli.database.Database.utc;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code pace.pace}. Who tries belongs to no district yet, so its rows stand under a district of zeros. */
@Repository
class PaceStore {
    private static final String NOWHERE = "000000";

    private final JdbcClient jdbc;

    PaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a try of {@code subject}; false where it comes too fast, and then it does not count. One statement, so atomic. */
    boolean take(byte[] subject, Pace pace, Instant now) {
        return jdbc.sql("""
                        insert into pace.pace as pace (district, subject, cool_at)
                        values (:district, :subject, :now + make_interval(secs => :interval))
                        on conflict (district, subject) do update
                           set cool_at = greatest(pace.cool_at, :now) + make_interval(secs => :interval)
                         where greatest(pace.cool_at, :now) + make_interval(secs => :interval)
                               <= :now + make_interval(secs => :reach)
                        """)
                        .param("district", NOWHERE)
                        .param("subject", subject)
                        .param("now", utc(now))
                        .param("interval", pace.interval().toSeconds())
                        .param("reach", pace.reach().toSeconds())
                        .update()
                > 0;
    }

    /** Takes one try back. */
    void giveBack(byte[] subject, Pace pace) {
        jdbc.sql("""
                        update pace.pace set cool_at = cool_at - make_interval(secs => :interval)
                         where district = :district and subject = :subject
                        """)
                .param("district", NOWHERE)
                .param("subject", subject)
                .param("interval", pace.interval().toSeconds())
                .update();
    }

    void forget(byte[] subject) {
        jdbc.sql("delete from pace.pace where district = :district and subject = :subject")
                .param("district", NOWHERE)
                .param("subject", subject)
                .update();
    }

    /** Removes what has cooled down. */
    void clear(Instant now) {
        jdbc.sql("delete from pace.pace where district = :district and cool_at <= :now")
                .param("district", NOWHERE)
                .param("now", utc(now))
                .update();
    }
}
