package org.linli.seal;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.tlog.Note;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code seal.cosigned}: what witnesses signed of the log's heads. */
@Repository
class CosignedStore {
    private final JdbcClient jdbc;

    CosignedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A head with its cosignatures. */
    record Cosigned(long size, Note note) {}

    /** Keeps the cosignatures of a head, in the place of those that it had. */
    void keep(long size, List<Note.Line> lines, boolean quorum, Instant now) {
        jdbc.sql("""
                        insert into seal.cosigned (size, lines, quorum, at) -- of all districts
                        values (:size, :lines, :quorum, :now)
                        on conflict (size) do update set lines = excluded.lines, quorum = excluded.quorum, at = excluded.at
                        """)
                .param("size", size)
                .param("lines", lines.stream().map(Note.Line::toString).collect(Collectors.joining()))
                .param("quorum", quorum)
                .param("now", utc(now))
                .update();
    }

    /** The cosignatures of the head of {@code size} leaves. */
    List<Note.Line> of(long size) {
        return jdbc.sql("select lines from seal.cosigned where size = :size")
                .param("size", size)
                .query((row, number) -> Note.lines(row.getString("lines")))
                .optional()
                .orElse(List.of());
    }

    /** The newest head that enough witnesses signed. */
    Optional<Cosigned> newest() {
        return jdbc.sql("""
                        select w.size, w.lines, c.note from seal.cosigned w join seal.checkpoint c using (size)
                         where w.quorum order by w.size desc limit 1
                        """)
                .query((row, number) -> new Cosigned(
                        row.getLong("size"),
                        Note.parse(row.getString("note")).with(Note.lines(row.getString("lines")))))
                .optional();
    }

    /** When the first head after that of {@code size} leaves was signed. */
    Optional<Instant> nextAfter(long size) {
        return jdbc.sql("select signed_at from seal.checkpoint where size > :size order by size limit 1")
                .param("size", size)
                .query((row, number) ->
                        row.getObject("signed_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
