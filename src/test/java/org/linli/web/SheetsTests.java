package org.linli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.kernel.Problem;

class SheetsTests {
    private static final Sheets.Limits SMALL = new Sheets.Limits(100_000, 100, 5, 50);

    private static List<Sheets.Row> read(byte[] content, String name, Sheets.Limits limits) {
        var rows = new ArrayList<Sheets.Row>();
        Sheets.read(new ByteArrayInputStream(content), name, limits, rows::add);
        return rows;
    }

    private static List<Sheets.Row> csv(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), "a.csv", SMALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void readsWhatExcelWritesInAnyOfItsEncodings(String charset) {
        var bytes = "代码,名称\r\n440305001,南头街道\r\n".getBytes(Charset.forName(charset));
        assertThat(read(bytes, "a.csv", SMALL))
                .containsExactly(new Sheets.Row(2, Map.of("代码", "440305001", "名称", "南头街道")));
    }

    @Test
    void passesOverByteOrderMarksBlankLinesAndBlanksAroundCells() {
        assertThat(csv("\ufeff Code ,Name\n\n 1 ,　南头\u00a0\n,\n2,\"a,\"\"b\"\"\nc\"\n"))
                .containsExactly(
                        new Sheets.Row(3, Map.of("code", "1", "name", "南头")),
                        new Sheets.Row(5, Map.of("code", "2", "name", "a,\"b\"\nc")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b\n1;2,5\n", "a\tb\n1\t2,5\n"})
    void findsTheSeparator(String text) {
        assertThat(csv(text)).containsExactly(new Sheets.Row(2, Map.of("a", "1", "b", "2,5")));
    }

    @Test
    void readsCompressedText() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(bytes.toByteArray(), "a.csv.gz", SMALL)).hasSize(1);
    }

    @Test
    void refusesWhatIsTooLargeOrNotATable() throws IOException {
        assertRefused(Problem.TOO_LARGE, () -> csv("a\n" + "1\n".repeat(101)));
        assertRefused(Problem.TOO_LARGE, () -> csv("a,b,c,d,e,f\n"));
        assertRefused(Problem.TOO_LARGE, () -> csv("a\n" + "x".repeat(51)));
        assertRefused(Problem.TOO_LARGE, () -> csv("a\n" + "\n".repeat(100_000)));
        assertRefused(Problem.INVALID, () -> csv("a,A\n1,2\n"));
        assertRefused(Problem.INVALID, () -> csv("a\n\"open"));
        assertRefused(Problem.INVALID, () -> read(new byte[] {1, 2, 3}, "a.xlsx", SMALL));
        assertRefused(Problem.INVALID, () -> read(new byte[] {1, 2, 3}, "a.csv.gz", SMALL));
        assertRefused(Problem.MEDIA, () -> read(new byte[0], "a.exe", SMALL));
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(new byte[200_000]);
        }
        assertRefused(Problem.TOO_LARGE, () -> read(bomb.toByteArray(), "a.xlsx", SMALL));
    }

    private static void assertRefused(Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).hasFieldOrPropertyWithValue("problem", problem);
    }

    @Test
    void whatIsWrittenAsCsvIsReadBackAndRunsNoFormula() {
        var out = new ByteArrayOutputStream();
        Sheets.writeCsv(out, List.of("a", "b"), Stream.of(List.of("=1+1", "南"), List.of(-5, "a,\"b")));

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("\ufeffa,b\r\n'=1+1,南\r\n-5,");
        assertThat(read(out.toByteArray(), "a.csv", SMALL))
                .extracting(Sheets.Row::cells)
                .containsExactly(Map.of("a", "=1+1", "b", "南"), Map.of("a", "-5", "b", "a,\"b"));
    }

    @Test
    void whatIsWrittenAsXlsxIsReadBackWithItsTypes() {
        var out = new ByteArrayOutputStream();
        Sheets.writeXlsx(
                out,
                "表",
                List.of("code", "number", "day", "time", "yes"),
                Stream.of(List.of(
                        "044030500100100123",
                        new BigDecimal("12.50"),
                        LocalDate.of(2026, 11, 23),
                        LocalDateTime.of(2026, 11, 23, 9, 30),
                        true)));

        assertThat(read(out.toByteArray(), "a.xlsx", SMALL))
                .containsExactly(new Sheets.Row(
                        2,
                        Map.of(
                                "code", "044030500100100123",
                                "number", "12.5",
                                "day", "2026-11-23",
                                "time", "2026-11-23T09:30",
                                "yes", "true")));
    }

    @Test
    void aNumberThatExcelRoundedIsNotTakenForACode() {
        var out = new ByteArrayOutputStream();
        Sheets.writeXlsx(
                out, "s", List.of("a", "b"), Stream.of(List.of(440305001001L, new BigDecimal("440305001001001001"))));

        var row = read(out.toByteArray(), "a.xlsx", SMALL).getFirst();
        assertThat(row.text("a")).isEqualTo("440305001001");
        assertThat(row.text("b")).contains("E+");
    }
}
