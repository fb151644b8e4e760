package org.linli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.web.Sheets;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The standard as people read it, and as a district takes it away, edits it and checks what it did. */
@LinliTest
class StandardPagesTests {
    private final MockMvcTester mvc;

    StandardPagesTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    private String page(String address) {
        var answer = mvc.get().uri(address).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int criteria(String page) {
        return page.split("<li id=\"", -1).length - 1;
    }

    @Test
    void everyCriterionStandsOnThePageInBothLanguages() {
        var zh = page("/evaluation/standard?lang=zh");
        assertThat(criteria(zh)).isEqualTo(253);
        assertThat(zh).contains("群众无上访", "按时答复的事项 ÷ ( 按时答复的事项 + 逾期的事项 )", "还没开始数");
        var en = page("/evaluation/standard?lang=en");
        assertThat(criteria(en)).isEqualTo(253);
        assertThat(en)
                .contains("matters answered in time ÷ ( matters answered in time + matters that passed their time )");
    }

    @Test
    void whatIsLookedForStandsAlone() {
        assertThat(criteria(page("/evaluation/standard?q=电梯"))).isBetween(1, 6);
        assertThat(criteria(page("/evaluation/standard?kind=shown")))
                .isEqualTo(new Standards().newest().count("shown"));
        assertThat(criteria(page("/evaluation/standard?q=2.2.1.1"))).isOne();
        assertThat(page("/evaluation/standard?q=zzzz&lang=en")).contains("no such criterion");
    }

    @Test
    void theTableThatWasTakenAwayComesBackUnchanged(@TempDir Path folder) throws IOException {
        var file = folder.resolve("standard.xlsx");
        Files.write(
                file,
                mvc.get()
                        .uri("/evaluation/standard.xlsx")
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray());
        var answer = check(file, 0);
        assertThat(answer.path("criteria").asInt()).isEqualTo(253);
        assertThat(answer.path("problems").size()).isZero();
        assertThat(answer.has("changes")).isFalse();
    }

    @Test
    void anEditedTableSaysWhatChangesAndWhatIsWrong(@TempDir Path folder) throws IOException {
        var file = folder.resolve("edited.csv");
        var rows = edited("matters.answer.late", "matters.received");
        Sheets.write(file, "standard", StandardSheet.header(), rows);
        var answer = check(file, 1);
        assertThat(answer.path("changes").toString()).contains("2.2.1.1", "matters.answer.in-time + matters.received");
        assertThat(answer.path("problems").toString()).contains("measure-unknown", "matters.received");
    }

    @Test
    void theShippedFileIsSoundByTheCommand(@TempDir Path folder) throws IOException {
        var file = folder.resolve("2026.yaml");
        Files.writeString(file, Editions.SHIPPED);
        var answer = check(file, 0);
        assertThat(answer.path("level1").asInt()).isEqualTo(18);
        assertThat(answer.path("level2").asInt()).isEqualTo(51);
        assertThat(answer.path("level3").asInt()).isEqualTo(103);
        assertThat(answer.path("criteria").asInt()).isEqualTo(253);
        Files.writeString(file, Editions.edited("- code: '2.2.1.1'", "least: 20", "least: 0"));
        var problem = check(file, 1).path("problems").get(0);
        assertThat(problem.path("code").asString()).isEqualTo("2.2.1.1");
        assertThat(problem.path("line").asInt()).isEqualTo(Editions.line("- code: '2.2.1.1'"));
        assertThat(problem.path("zh").asString()).contains("分母可能是零");
        assertThat(problem.path("en").asString()).contains("divide by zero");
    }

    @Test
    void whatWasEditedInExcelBecomesAnEditionWithItsRemarks(@TempDir Path folder) throws IOException {
        var edition = Files.writeString(folder.resolve("2026.yaml"), Editions.SHIPPED);
        var table = folder.resolve("edited.xlsx");
        Sheets.write(table, "standard", StandardSheet.header(), edited("70 % .. 98 %", "75 % .. 99 %"));
        var written = folder.resolve("new.yaml");
        assertThat(edit(table, edition, written)).isZero();
        assertThat(Files.readString(written))
                .isEqualTo(Editions.edited("- code: '2.2.1.1'", "scale: 70 % .. 98 %", "scale: '75 % .. 99 %'"));
    }

    @Test
    void nothingIsWrittenWhileAnythingIsWrong(@TempDir Path folder) throws IOException {
        var edition = Files.writeString(folder.resolve("2026.yaml"), Editions.SHIPPED);
        var table = folder.resolve("edited.csv");
        Sheets.write(table, "standard", StandardSheet.header(), edited("70 % .. 98 %", "98 % .. 70 %"));
        var written = folder.resolve("new.yaml");
        assertThat(edit(table, edition, written)).isOne();
        assertThat(written).doesNotExist();
    }

    /** The rows of the edition, one of them edited. */
    private static Stream<List<Object>> edited(String was, String is) {
        return StandardSheet.rows(new Standards().newest())
                .map(row -> row.stream()
                        .map(cell -> row.getFirst().equals("2.2.1.1") && cell instanceof String text
                                ? (Object) text.replace(was, is)
                                : cell)
                        .toList());
    }

    private static int edit(Path table, Path edition, Path written) throws IOException {
        var command = new StandardCommand.Edit();
        new CommandLine(command).parseArgs(table.toString(), edition.toString(), written.toString());
        return command.start(StandardPagesTests::never, new PrintWriter(new StringWriter()));
    }

    private static ConfigurableApplicationContext never(Map<String, Object> properties) {
        throw new AssertionError("needs no application: " + properties);
    }

    private static JsonNode check(Path file, int code) throws IOException {
        var command = new StandardCommand.Check();
        new CommandLine(command).parseArgs(file.toString());
        var out = new StringWriter();
        assertThat(command.start(StandardPagesTests::never, new PrintWriter(out)))
                .isEqualTo(code);
        return new JsonMapper().readTree(out.toString());
    }
}
