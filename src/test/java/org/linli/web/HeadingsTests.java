package org.linli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.kernel.Problem;

/** Headers as people make them: under a title, of several rows with merged cells, in either language, with remarks around. */
class HeadingsTests {
    private static final Headings NAMES = new Headings(Map.ofEntries(
            Map.entry("姓名", "name"),
            Map.entry("Name", "name"),
            Map.entry("电话", "phone"),
            Map.entry("Phone", "phone"),
            Map.entry("楼栋", "home"),
            Map.entry("Building", "home"),
            Map.entry("房号", "unit"),
            Map.entry("监护人姓名", "guardian"),
            Map.entry("Year of birth", "born")));

    private final List<Sheets.Row> rows = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Sheets.Listener listener = new Sheets.Listener() {
        @Override
        public void header(long number, Set<String> keys, List<String> unknown) {
            said.add("header " + number + " " + unknown);
        }

        @Override
        public void passed(long number, String text) {
            said.add(number + " " + text);
        }
    };

    private void read(String csv) throws IOException {
        var file = Files.createTempFile("linli", ".csv");
        try (var in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))) {
            Files.write(file, in.readAllBytes());
            Sheets.read(file, "a.csv", Sheets.Limits.UPLOAD, NAMES, listener, rows::add);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void findsTheHeaderUnderATitleAndRemarks() throws IOException {
        read("居民登记表,,\n填表说明：姓名、电话必填,,\n 姓 名*,联系人,电话（手机）\n张三,x,138\n合计,1,\n李四,,139\n备注：以上属实,,\n");
        assertThat(rows)
                .containsExactly(
                        new Sheets.Row(4, Map.of("name", "张三", "phone", "138")),
                        new Sheets.Row(6, Map.of("name", "李四", "phone", "139")));
        assertThat(said).containsExactly("header 3 [联系人]", "1 居民登记表", "2 填表说明：姓名、电话必填", "5 合计", "7 备注：以上属实");
    }

    @Test
    void takesMergedHeadersOfSeveralRowsApart() throws IOException {
        read("姓名,住房,,监护人,备注\n,楼栋,房号,姓名,\n张三,440,1203,李四,x\n");
        assertThat(rows)
                .containsExactly(
                        new Sheets.Row(3, Map.of("name", "张三", "home", "440", "unit", "1203", "guardian", "李四")));
        assertThat(said).containsExactly("header 1 [备注]");
    }

    @Test
    void passesOverTheHeaderInTheOtherLanguageAndUnderAPageBreak() throws IOException {
        read("姓名,电话\nName,Phone\n张三,138\n姓名,电话\n李四,139\n示例：王五,137\n");
        assertThat(rows).extracting(row -> row.text("name")).containsExactly("张三", "李四");
        assertThat(said).containsExactly("header 1 []", "2 Name", "4 姓名", "6 示例：王五");
    }

    @Test
    void knowsAColumnInAnyCaseAndSpacingAndWithAnAside() {
        assertThat(NAMES.key("year  OF birth")).contains("born");
        assertThat(NAMES.key("电话\n(mobile)")).contains("phone");
        assertThat(NAMES.key("＊姓　名：")).contains("name");
        assertThat(NAMES.key("电话2")).isEmpty();
    }

    @Test
    void refusesATableWithoutAHeaderAndOneColumnTwice() {
        assertThatThrownBy(() -> read("张三,138\n李四,139\n")).hasFieldOrPropertyWithValue("problem", Problem.INVALID);
        assertThatThrownBy(() -> read("姓名,Name,电话\n张三,李四,139\n"))
                .hasFieldOrPropertyWithValue("fields", Map.of("file", "web.sheet.twice"));
    }
}
