package org.linli.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What Excel writes and we do not: shared and rich strings, formulas, dates since 1904, merged cells, gaps. By hand. */
class ExcelFileTests {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static byte[] workbook(String properties, String sheet) throws IOException {
        return workbook(properties, sheet, "", "");
    }

    /** With {@code instead} in place of {@code of}, wherever that stands. */
    private static byte[] workbook(String properties, String sheet, String of, String instead) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", """
                <Types xmlns="%1$scontent-types"><Default Extension="xml" ContentType="application/xml"/>\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="%2$ssheet.main+xml"/>\
                <Override PartName="/xl/sharedStrings.xml" ContentType="%2$ssharedStrings+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="%2$sstyles+xml"/></Types>""".formatted(PACKAGE, OFFICE));
        parts.put("_rels/.rels", """
                <Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument"\
                 Target="xl/workbook.xml"/></Relationships>""".formatted(PACKAGE, RELATION));
        parts.put("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s">%s<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(MAIN, RELATION, properties));
        parts.put("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="%1$srelationships">\
                <Relationship Id="rId1" Type="%2$s/worksheet" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId2" Type="%2$s/sharedStrings" Target="sharedStrings.xml"/>\
                <Relationship Id="rId3" Type="%2$s/styles" Target="styles.xml"/></Relationships>""".formatted(PACKAGE, RELATION));
        parts.put("xl/sharedStrings.xml", """
                <sst xmlns="%s"><si><t>代码</t></si><si><t>Name</t></si><si><r><t>南</t></r><r><rPr><b/></rPr><t>头</t></r>\
                <rPh sb="0" eb="1"><t>nan</t></rPh></si><si><t>day</t></si></sst>""".formatted(MAIN));
        parts.put("xl/styles.xml", """
                <styleSheet xmlns="%s"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>\
                </numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs>\
                </styleSheet>""".formatted(MAIN));
        parts.put("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="%s"><sheetData>\
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>3</v></c></row>%s\
                </sheetData><mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells></worksheet>""".formatted(MAIN, sheet));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                + (of.isEmpty()
                                        ? part.getValue()
                                        : part.getValue().replace(of, instead)))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static List<Sheets.Row> read(String properties, String sheet) throws IOException {
        var rows = new ArrayList<Sheets.Row>();
        Sheets.read(new ByteArrayInputStream(workbook(properties, sheet)), "a.XLSX", Sheets.Limits.UPLOAD, rows::add);
        return rows;
    }

    @Test
    void readsSharedAndRichStringsNumbersAndGaps() throws IOException {
        assertThat(read("", """
                        <row r="4"><c r="A4"><v>440305001001</v></c><c r="B4" t="s"><v>2</v></c><c r="D4"/></row>\
                        <row r="9"><c r="A9"><v>4.40305001002E11</v></c><c r="B9"/><c r="C9" t="inlineStr"><is><t>x</t></is></c></row>"""))
                .containsExactly(
                        new Sheets.Row(4, Map.of("代码", "440305001001", "name", "南头")),
                        new Sheets.Row(9, Map.of("代码", "440305001002")));
    }

    @Test
    void readsWhatFormulasLastCameTo() throws IOException {
        assertThat(read("", """
                        <row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>南x</v></c>\
                        <c r="D2" s="1"><f>TODAY()</f><v>46349</v></c></row>\
                        <row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B3" t="b"><v>1</v></c></row>"""))
                .containsExactly(
                        new Sheets.Row(2, Map.of("代码", "2", "name", "南x", "day", "2026-11-23")),
                        new Sheets.Row(3, Map.of("name", "true")));
    }

    @Test
    void readsDatesOfEitherSystemAndInChineseFormats() throws IOException {
        var cells = """
                <row r="2"><c r="D2" s="1"><v>%1$d</v></c></row><row r="3"><c r="D3" s="2"><v>%1$d.395833333333</v></c></row>\
                <row r="4"><c r="D4" s="3"><v>12.50</v></c></row>""";
        for (var file : List.of(
                read("", cells.formatted(46349)),
                read("<workbookPr date1904=\"1\"/>", cells.formatted(46349 - 1462)))) {
            assertThat(file)
                    .extracting(row -> row.text("day"))
                    .containsExactly("2026-11-23", "2026-11-23T09:30", "12.5");
        }
    }

    @Test
    void readsCharactersThatExcelWritesAsEscapes() throws IOException {
        assertThat(read("", """
                        <row r="2"><c r="A2" t="inlineStr"><is><t>一_x000A_二</t></is></c>\
                        <c r="B2" t="str"><v>_x005F_x000A_</v></c></row>""")).containsExactly(new Sheets.Row(2, Map.of("代码", "一\n二", "name", "_x000A_")));
    }

    @Test
    void passesOverASheetThatIsHidden() throws IOException {
        var hidden = "<sheets><sheet name=\"隐藏\" sheetId=\"9\" state=\"hidden\" r:id=\"rId3\"/>";
        var bytes = workbook("", "<row r=\"2\"><c r=\"A2\"><v>7</v></c></row>", "<sheets>", hidden);
        var rows = new ArrayList<Sheets.Row>();
        Sheets.read(new ByteArrayInputStream(bytes), "a.xlsx", Sheets.Limits.UPLOAD, rows::add);
        assertThat(rows).containsExactly(new Sheets.Row(2, Map.of("代码", "7")));
    }

    /** More shared texts than stand in memory: the others come from a file, each under its number. */
    @Test
    void readsSharedTextsBeyondWhatStandsInMemory() throws IOException {
        var texts = new StringBuilder("<si><t>day</t></si>");
        var count = 60_000;
        for (var i = 0; i < count; i++) {
            texts.append("<si><t>第").append(i).append("户，古井雅舍</t></si>");
        }
        var cells = new StringBuilder();
        for (var i = 0; i < count; i += 6_000) {
            cells.append(
                    "<row r=\"%1$d\"><c r=\"B%1$d\" t=\"s\"><v>%2$d</v></c></row>".formatted(i / 6_000 + 2, i + 4));
        }
        var rows = new ArrayList<Sheets.Row>();
        Sheets.read(
                new ByteArrayInputStream(workbook("", cells.toString(), "<si><t>day</t></si>", texts.toString())),
                "a.xlsx",
                Sheets.Limits.UPLOAD,
                rows::add);
        assertThat(rows)
                .extracting(row -> row.text("name"))
                .containsExactly(java.util.stream.IntStream.range(0, 10)
                        .mapToObj(i -> "第" + i * 6_000 + "户，古井雅舍")
                        .toArray(String[]::new));
    }
}
