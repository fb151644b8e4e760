package org.linli.ledger;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code ledger.cursor}: one row per district and reader. */
@Repository
class CursorStore {
    private final JdbcClient jdbc;

    CursorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The districts in which acts wait for {@code reader}; makes a cursor at zero where there is none yet. */
    List<District> waiting(String reader, Instant now) {
        return jdbc.sql("""
                        select h.district from ledger.head h
                          left join ledger.cursor c on c.district = h.district and c.reader = :reader
                         where h.last > coalesce(c.seq, 0) and coalesce(c.retry_at, '-infinity') <= :now
                        """)
                .param("reader", reader)
                .param("now", utc(now))
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    /** The cursor's place, locked for this transaction; empty where another node has it. */
    Optional<Long> lock(District district, String reader, Instant now) {
        jdbc.sql("""
                        insert into ledger.cursor (district, reader, seq, failures, updated_at)
                        values (:district, :reader, 0, 0, :now) on conflict do nothing
                        """)
                .param("district", district.value())
                .param("reader", reader)
                .param("now", utc(now))
                .update();
        return jdbc.sql("""
                        select seq from ledger.cursor where district = :district and reader = :reader
                           for update skip locked
                        """)
                .param("district", district.value())
                .param("reader", reader)
                .query(Long.class)
                .optional();
    }

    void advance(District district, String reader, long seq, Instant now) {
        jdbc.sql("""
                        update ledger.cursor set seq = :seq, failures = 0, last_error = null, retry_at = null,
                               updated_at = :now
                         where district = :district and reader = :reader
                        """)
                .param("district", district.value())
                .param("reader", reader)
                .param("seq", seq)
                .param("now", utc(now))
                .update();
    }

    /** Notes a failure and puts the next try off: 1, 2, 4 … at most 300 seconds. */
    void fail(District district, String reader, String error, Instant now) {
        jdbc.sql("""
                        update ledger.cursor set failures = failures + 1, last_error = :error, updated_at = :now,
                               retry_at = :now + make_interval(secs => least(300, power(2, least(failures, 9))))
                         where district = :district and reader = :reader
                        """)
                .param("district", district.value())
                .param("reader", reader)
                .param("error", error.substring(0, Math.min(500, error.length())))
                .param("now", utc(now))
                .update();
    }
}
