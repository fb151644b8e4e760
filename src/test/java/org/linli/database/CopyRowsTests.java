package org.linli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is put into a COPY stands in the table, whatever its type. */
@LinliTest
class CopyRowsTests {
    private static final String COLUMNS = "a, b, c, d, e, f, g, h, i, j";

    private final JdbcTemplate template;
    private final TransactionTemplate transactions;

    CopyRowsTests(JdbcTemplate template, PlatformTransactionManager transactions) {
        this.template = template;
        this.transactions = new TransactionTemplate(transactions);
    }

    private void inTable(Runnable test) {
        transactions.executeWithoutResult(status -> {
            template.execute("""
                    create temp table copied (a text, b bytea, c uuid, d int, e bigint, f boolean, g date, h timestamptz,
                        i uuid[], j text[]) on commit drop
                    """);
            test.run();
            status.setRollbackOnly();
        });
    }

    private void copy(String text, byte[] bytes, List<UUID> ids, List<String> texts) {
        CopyRows.write(
                template,
                "copy copied (" + COLUMNS + ") from stdin",
                rows -> rows.put(text)
                        .put(bytes)
                        .put(ids.getFirst())
                        .put(Integer.valueOf(-7))
                        .put(1L << 40)
                        .put(true)
                        .put(LocalDate.of(1949, 10, 1))
                        .put(Instant.parse("2026-11-25T09:30:00.123456Z"))
                        .putIds(ids)
                        .putTexts(texts)
                        .end());
    }

    @Test
    void everyTypeComesBackAsItWentIn() {
        var text = "王小明\t\\ \n\"{,}\" 𠮷 é";
        var bytes = new byte[300_000]; // more than one chunk
        Arrays.fill(bytes, (byte) 0xfe);
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        inTable(() -> {
            copy(text, bytes, ids, List.of("phone=people.wrong.phone", text, ""));
            var row = template.queryForMap("select * from copied");
            assertThat(row.get("a")).isEqualTo(text);
            assertThat(row.get("b")).isEqualTo(bytes);
            assertThat(row.get("c")).isEqualTo(ids.getFirst());
            assertThat(row.get("d")).isEqualTo(-7);
            assertThat(row.get("e")).isEqualTo(1L << 40);
            assertThat(row.get("f")).isEqualTo(true);
            assertThat(template.queryForObject(
                            "select g || ' ' || (h = '2026-11-25 09:30:00.123456+00') || ' ' || cardinality(i) || ' ' || (i[2] = ?)"
                                    + " || ' ' || cardinality(j) || ' ' || (j[2] = ?) from copied",
                            String.class,
                            ids.getLast(),
                            text))
                    .isEqualTo("1949-10-01 true 2 true 3 true");
        });
    }

    @Test
    void whatIsNotThereIsNull() {
        inTable(() -> {
            CopyRows.write(
                    template,
                    "copy copied (a, b, c, d, g, i, j) from stdin",
                    rows -> rows.put((String) null)
                            .put((byte[]) null)
                            .put((UUID) null)
                            .put((Integer) null)
                            .put((LocalDate) null)
                            .putIds(List.of())
                            .putTexts(List.of())
                            .end());
            assertThat(template.queryForObject(
                            "select num_nulls(a, b, c, d, g) || ' ' || cardinality(i) || ' ' || cardinality(j) from copied",
                            String.class))
                    .isEqualTo("5 0 0");
        });
    }

    @Test
    void anotherTypeAndARowThatIsNotWholeAreRefused() {
        inTable(() -> assertThatThrownBy(() -> CopyRows.write(
                        template,
                        "copy copied (a, d) from stdin",
                        rows -> rows.put("a").put(1).put(2).end()))
                .isInstanceOf(IllegalStateException.class));
        inTable(() -> assertThatThrownBy(() -> CopyRows.write(
                        template,
                        "copy copied (d) from stdin",
                        rows -> rows.put(1L).end()))
                .isInstanceOf(DataAccessException.class));
    }
}
