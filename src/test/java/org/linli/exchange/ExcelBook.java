package org.linli.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook as Excel writes one and nobody else does: each text once in a part of its own, days counted since 1904, formulas with what
 * they last came to, merged cells that hold their text in the first. By hand, after ECMA-376.
 */
final class ExcelBook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final LocalDate DAY_0 = LocalDate.of(1904, 1, 1);

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder merged = new StringBuilder();
    private int row;

    /** What a formula came to. */
    record Formula(String formula, String value) {}

    /** A row of texts, numbers, days and formulas; nothing where a cell is null or empty. */
    ExcelBook row(Object... cells) {
        rows.append("<row r=\"").append(++row).append("\">");
        for (var i = 0; i < cells.length; i++) {
            var at = "%c%d".formatted('A' + i, row);
            switch (cells[i]) {
                case String text when text.isEmpty() -> rows.append("<c r=\"%s\" s=\"1\"/>".formatted(at));
                case String text -> rows.append("<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(at, shared(text)));
                case LocalDate day ->
                    rows.append("<c r=\"%s\" s=\"1\"><v>%d</v></c>".formatted(at, ChronoUnit.DAYS.between(DAY_0, day)));
                case Formula formula ->
                    rows.append("<c r=\"%s\" t=\"str\"><f>%s</f><v>%s</v></c>"
                            .formatted(at, formula.formula(), formula.value()));
                default -> rows.append("<c r=\"%s\"><v>%s</v></c>".formatted(at, cells[i]));
            }
        }
        rows.append("</row>");
        return this;
    }

    /** Merges {@code cells}, such as {@code A1:F1}. */
    ExcelBook merge(String cells) {
        merged.append("<mergeCell ref=\"").append(cells).append("\"/>");
        return this;
    }

    private int shared(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    byte[] bytes() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", """
                <Types xmlns="%1$scontent-types"><Default Extension="xml" ContentType="application/xml"/>\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="%2$ssheet.main+xml"/></Types>""".formatted(PACKAGE, OFFICE));
        parts.put("_rels/.rels", """
                <Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument"\
                 Target="xl/workbook.xml"/></Relationships>""".formatted(PACKAGE, RELATION));
        parts.put("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>\
                </workbook>""".formatted(MAIN, RELATION));
        parts.put("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="%1$srelationships">\
                <Relationship Id="rId1" Type="%2$s/worksheet" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId2" Type="%2$s/sharedStrings" Target="sharedStrings.xml"/>\
                <Relationship Id="rId3" Type="%2$s/styles" Target="styles.xml"/></Relationships>""".formatted(PACKAGE, RELATION));
        var strings = new StringBuilder("<sst xmlns=\"%s\">".formatted(MAIN));
        texts.forEach(text -> strings.append("<si><t xml:space=\"preserve\">")
                .append(text.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</t></si>"));
        parts.put("xl/sharedStrings.xml", strings.append("</sst>").toString());
        parts.put("xl/styles.xml", """
                <styleSheet xmlns="%s"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""".formatted(MAIN));
        parts.put("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="%s"><sheetData>%s</sheetData><mergeCells>%s</mergeCells></worksheet>""".formatted(MAIN, rows, merged));
        return zipped(parts);
    }

    private static byte[] zipped(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + part.getValue())
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
