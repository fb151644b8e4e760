package org.linli.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.database.CopyRows;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what belongs to a run: its content in sealed pieces, and which rows were not taken. */
@Repository
class RowStore {
    private static final int PIECE = 1 << 20; // bytes

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final FieldCipher cipher;

    RowStore(JdbcClient jdbc, JdbcTemplate template, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.template = template;
        this.cipher = cipher;
    }

    /** Keeps {@code content}. Fails as {@link Problem#TOO_LARGE} beyond {@code limit} bytes. */
    void keep(District district, UUID run, InputStream content, long limit) throws IOException {
        var n = 0;
        for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            if ((long) n * PIECE + piece.length > limit) {
                throw Problem.TOO_LARGE.because("more than " + limit + " bytes");
            }
            jdbc.sql("insert into exchange.piece (district, run, n, content) values (:district, :run, :n, :content)")
                    .param("district", district.value())
                    .param("run", run)
                    .param("n", n)
                    .param("content", cipher.seal(context(run, n), piece))
                    .update();
            n++;
        }
    }

    /** Writes the content into {@code file}. Fails as {@link Problem#STATE} where it is not here any more. */
    void restore(District district, UUID run, Path file) throws IOException {
        var n = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (var piece = piece(district, run, n); piece.length > 0; piece = piece(district, run, ++n)) {
                out.write(cipher.openBytes(context(run, n), piece));
            }
        }
        if (n == 0) {
            throw Problem.STATE.because("the content of " + run + " is gone");
        }
    }

    private byte[] piece(District district, UUID run, int n) {
        return jdbc.sql("select content from exchange.piece where district = :district and run = :run and n = :n")
                .param("district", district.value())
                .param("run", run)
                .param("n", n)
                .query((row, number) -> row.getBytes("content"))
                .optional()
                .orElse(new byte[0]);
    }

    private static String context(UUID run, int n) {
        return "exchange.piece.content/" + run + "/" + n;
    }

    /** A row that was not taken: message keys by column. */
    record Refusal(long row, Map<String, String> wrong) {}

    void refuse(District district, UUID run, Collection<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        CopyRows.write(
                template,
                jdbc,
                district,
                "copy exchange.refusal (district, run, row, wrong) from stdin",
                rows -> refusals.forEach(refusal -> rows.put(district.value())
                        .put(run)
                        .put(refusal.row())
                        .putTexts(refusal.wrong().entrySet().stream()
                                .map(Map.Entry::toString)
                                .toList())
                        .end()));
    }

    /** Those after row {@code after}, in order. */
    List<Refusal> refusals(District district, UUID run, long after, int limit) {
        return jdbc.sql("""
                        select row, wrong from exchange.refusal
                         where district = :district and run = :run and row > :after order by row limit :limit
                        """)
                .param("district", district.value())
                .param("run", run)
                .param("after", after)
                .param("limit", limit)
                .query(RowStore::refusal)
                .list();
    }

    private static Refusal refusal(ResultSet row, int number) throws SQLException {
        var wrong = new LinkedHashMap<String, String>();
        for (var one : (String[]) row.getArray("wrong").getArray()) {
            var at = one.indexOf('=');
            wrong.put(one.substring(0, at), one.substring(at + 1));
        }
        return new Refusal(row.getLong("row"), wrong);
    }

    void forgetRefusals(District district, UUID run) {
        jdbc.sql("delete from exchange.refusal where district = :district and run = :run")
                .param("district", district.value())
                .param("run", run)
                .update();
    }
}
