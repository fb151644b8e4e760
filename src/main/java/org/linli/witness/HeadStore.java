package org.linli.witness;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.tlog.AddCheckpoint;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Hash;
import org.linli.tlog.Note;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code witness.head} and {@code witness.evidence}: what other logs have shown. */
@Repository
class HeadStore {
    private final JdbcClient jdbc;

    HeadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last head of a log that was cosigned. */
    Verdict.Known known(String origin) {
        return jdbc.sql("select size, root, note from witness.head where origin = :origin")
                .param("origin", origin)
                .query((row, number) -> known(row))
                .optional()
                .orElse(Verdict.Known.NOTHING);
    }

    /** The same, held by this transaction until it ends. */
    Verdict.Known lock(String origin) {
        jdbc.sql("""
                        insert into witness.head (origin, size, root) values (:origin, 0, :root) -- of all districts
                        on conflict (origin) do nothing
                        """)
                .param("origin", origin)
                .param("root", Verdict.Known.NOTHING.root().bytes())
                .update();
        return jdbc.sql(
                        "select size, root, note from witness.head where origin = :origin for update /* of all districts */")
                .param("origin", origin)
                .query((row, number) -> known(row))
                .single();
    }

    private static Verdict.Known known(ResultSet row) throws SQLException {
        var note = row.getString("note");
        return new Verdict.Known(
                row.getLong("size"), Hash.of(row.getBytes("root")), note == null ? null : Note.parse(note));
    }

    void advance(Checkpoint head, Note note, Instant now) {
        jdbc.sql("""
                        update witness.head set size = :size, root = :root, note = :note, cosigned_at = :now -- of all districts
                         where origin = :origin
                        """)
                .param("origin", head.origin())
                .param("size", head.size())
                .param("root", head.root().bytes())
                .param("note", note.toString())
                .param("now", utc(now))
                .update();
    }

    /** Keeps a head that was refused once, and of each log {@code limit} of each verdict. */
    void addEvidence(
            UUID id, Verdict verdict, Checkpoint head, AddCheckpoint request, Note known, Instant now, int limit) {
        jdbc.sql("""
                        insert into witness.evidence -- of all districts
                               (id, origin, verdict, at, known, offered, size, root, old_size, proof)
                        select :id, :origin, :verdict, :now, :known, :offered, :size, :root, :old, :proof
                         where (select count(*) from witness.evidence where origin = :origin and verdict = :verdict) < :limit
                        on conflict (origin, verdict, size, root) do nothing
                        """)
                .param("id", id)
                .param("origin", head.origin())
                .param("verdict", verdict.name())
                .param("now", utc(now))
                .param("known", known.toString())
                .param("offered", request.checkpoint().toString())
                .param("size", head.size())
                .param("root", head.root().bytes())
                .param("old", request.oldSize())
                .param("proof", request.proof().stream().map(Hash::base64).collect(Collectors.joining("\n")))
                .param("limit", limit)
                .update();
    }

    /** What was kept after {@code after}, or from the first on, in order. */
    List<Evidence> evidence(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from witness.evidence where :after::uuid is null or id > :after::uuid order by id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(HeadStore::evidence)
                .list();
    }

    /** The newest that was kept, first. */
    List<Evidence> newestEvidence(int limit) {
        return jdbc.sql("select * from witness.evidence order by id desc limit :limit")
                .param("limit", limit)
                .query(HeadStore::evidence)
                .list();
    }

    private static Evidence evidence(ResultSet row, int number) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                row.getString("origin"),
                row.getString("verdict"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("known"),
                row.getString("offered"),
                row.getLong("old_size"),
                row.getString("proof").lines().toList());
    }

    /** When a head of {@code origin} was cosigned last, and of which size. */
    Optional<Cosigned> cosigned(String origin) {
        return jdbc.sql("select size, cosigned_at from witness.head where origin = :origin and cosigned_at is not null")
                .param("origin", origin)
                .query((row, number) -> new Cosigned(
                        row.getLong("size"),
                        row.getObject("cosigned_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** A size and a time. */
    record Cosigned(long size, Instant at) {}
}
