package org.linli.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** What a workbook says of its parts: where its first visible sheet is, since when it counts days, which styles are dates. */
final class XlsxBook {
    private final ZipFile zip;
    private final long limit;
    private final Map<String, String> targets = new HashMap<>();
    private final BitSet dates = new BitSet();
    private boolean since1904;
    private @Nullable String sheet;
    private @Nullable String strings;
    private String base = "xl/";

    /** @param limit bytes of one part, unpacked */
    XlsxBook(ZipFile zip, long limit) {
        this.zip = zip;
        this.limit = limit;
    }

    /** Reads what is needed before the sheet. Fails as {@link IOException} where it is no workbook. */
    XlsxBook read() throws IOException, XMLStreamException {
        var workbook = "xl/workbook.xml";
        for (var relation : relations("_rels/.rels")) {
            workbook = relation.type().endsWith("/officeDocument") ? path("", relation.target()) : workbook;
        }
        base = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        String styles = null;
        for (var relation : relations(base + "_rels/" + workbook.substring(base.length()) + ".rels")) {
            var target = path(base, relation.target());
            if (relation.type().endsWith("/worksheet")) {
                targets.put(relation.id(), target);
            } else if (relation.type().endsWith("/sharedStrings")) {
                strings = target;
            } else if (relation.type().endsWith("/styles")) {
                styles = target;
            }
        }
        sheets(workbook);
        if (styles != null) {
            styles(styles);
        }
        return this;
    }

    boolean since1904() {
        return since1904;
    }

    /** Whether cells of this style show dates or times. */
    boolean isDate(int style) {
        return dates.get(style);
    }

    /** The first visible sheet. */
    InputStream sheet() throws IOException {
        var in = sheet == null ? null : open(sheet);
        if (in == null) {
            throw new IOException("no sheet in the workbook");
        }
        return in;
    }

    /** The shared strings; null where there are none. */
    @Nullable
    InputStream strings() throws IOException {
        return strings == null ? null : open(strings);
    }

    private record Relation(String id, String type, String target) {}

    private List<Relation> relations(String part) throws IOException, XMLStreamException {
        var relations = new ArrayList<Relation>();
        try (var in = open(part)) {
            if (in == null) {
                return relations;
            }
            var xml = Xml.read(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    var id = Xml.attribute(xml, "Id");
                    var type = Xml.attribute(xml, "Type");
                    var target = Xml.attribute(xml, "Target");
                    if (id != null && type != null && target != null) {
                        relations.add(new Relation(id, type, target));
                    }
                }
            }
        }
        return relations;
    }

    private void sheets(String workbook) throws IOException, XMLStreamException {
        try (var in = open(workbook)) {
            if (in == null) {
                throw new IOException("not a workbook");
            }
            var xml = Xml.read(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    var flag = Xml.attribute(xml, "date1904");
                    since1904 = "1".equals(flag) || "true".equals(flag) || "on".equals(flag);
                } else if (xml.getLocalName().equals("sheet") && sheet == null) {
                    var state = Xml.attribute(xml, "state");
                    sheet = state == null || state.equals("visible") ? target(xml) : null;
                }
            }
        }
    }

    private @Nullable String target(javax.xml.stream.XMLStreamReader xml) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id") && targets.containsKey(xml.getAttributeValue(i))) {
                return targets.get(xml.getAttributeValue(i));
            }
        }
        return null;
    }

    private void styles(String part) throws IOException, XMLStreamException {
        var formats = new HashMap<Integer, String>();
        try (var in = open(part)) {
            if (in == null) {
                return;
            }
            var xml = Xml.read(in);
            var inCells = false;
            var style = 0;
            while (xml.hasNext()) {
                var event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("cellXfs")) {
                    inCells = false;
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        var code = Xml.attribute(xml, "formatCode");
                        formats.put(number(Xml.attribute(xml, "numFmtId")), code == null ? "" : code);
                    }
                    case "cellXfs" -> inCells = true;
                    case "xf" -> {
                        if (inCells) {
                            dates.set(style++, XlsxDates.isDate(number(Xml.attribute(xml, "numFmtId")), formats));
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A part's path from the top; {@code target} may be relative to {@code base} or begin with a slash. */
    private static String path(String base, String target) {
        var path = URI.create("/" + base).resolve(target.replace(" ", "%20")).getPath();
        return path.substring(1);
    }

    private @Nullable InputStream open(String part) throws IOException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return null;
        }
        if (entry.getSize() > limit) {
            throw Problem.TOO_LARGE.because("more than " + limit + " bytes of content");
        }
        return new Measured(limit, zip.getInputStream(entry));
    }
}
