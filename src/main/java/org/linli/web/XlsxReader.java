package org.linli.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** Reads the first visible sheet of an OOXML workbook (ECMA-376) row by row. Formulas count as what they last came to. */
final class XlsxReader {
    private static final int EXACT_DIGITS = 15; // of a number in a spreadsheet; digits beyond are lost
    private static final int COLUMNS_MAX = 16_384; // of a sheet

    private final Sheets.Limits limits;
    private final Lines rows;
    private final List<String> line = new ArrayList<>();

    XlsxReader(Sheets.Limits limits, Lines rows) {
        this.limits = limits;
        this.rows = rows;
    }

    long read(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            demandSize(zip);
            var book = new XlsxBook(zip, limits.bytes()).read();
            try (var part = book.strings();
                    var strings = SharedStrings.read(part);
                    var sheet = book.sheet()) {
                read(Xml.read(sheet), book, strings);
            }
        } catch (XMLStreamException | ZipException e) {
            throw new IOException(e.getMessage(), e);
        }
        return rows.end();
    }

    private void demandSize(ZipFile zip) {
        var bytes = 0L;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            bytes += Math.max(0, entries.nextElement().getSize());
        }
        if (bytes > limits.bytes()) {
            throw Problem.TOO_LARGE.because("more than " + limits.bytes() + " bytes of content");
        }
    }

    private void read(XMLStreamReader xml, XlsxBook book, SharedStrings strings) throws XMLStreamException {
        var number = 0L;
        var column = 0;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                var name = xml.getLocalName();
                if (name.equals("c")) {
                    column = cell(xml, column, number, book, strings) + 1;
                } else if (name.equals("row")) {
                    var own = Xml.attribute(xml, "r");
                    number = own == null ? number + 1 : Long.parseLong(own);
                    column = 0;
                    line.clear();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("row")) {
                    rows.line(number, line);
                } else if (xml.getLocalName().equals("sheetData")) {
                    return;
                }
            }
        }
    }

    /** Reads a cell into the line; answers its column. */
    private int cell(XMLStreamReader xml, int next, long number, XlsxBook book, SharedStrings strings)
            throws XMLStreamException {
        var column = next;
        var type = "";
        var style = 0;
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            switch (xml.getAttributeLocalName(i)) {
                case "r" -> column = column(xml.getAttributeValue(i), next);
                case "t" -> type = xml.getAttributeValue(i);
                case "s" -> style = (int) whole(xml.getAttributeValue(i));
                default -> {}
            }
        }
        String text = null;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> text = value(type, style, Xml.text(xml), book, strings);
                    case "is" -> text = Xml.runs(xml);
                    default -> Xml.skip(xml);
                }
            }
        }
        put(column, text, number);
        return column;
    }

    private void put(int column, @Nullable String text, long number) {
        if (text == null || text.isEmpty()) {
            return;
        }
        if (column >= limits.columns()) {
            throw Problem.TOO_LARGE.because("more than " + limits.columns() + " columns in row " + number);
        }
        while (line.size() < column) {
            line.add("");
        }
        if (line.size() == column) {
            line.add(text);
        } else {
            line.set(column, text);
        }
    }

    /** The column of {@code BC12}, from 0. */
    private static int column(String reference, int otherwise) {
        var column = 0;
        var i = 0;
        for (; i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z'; i++) {
            column = Math.min(column * 26 + reference.charAt(i) - 'A' + 1, COLUMNS_MAX);
        }
        return i == 0 ? otherwise : column - 1;
    }

    private static String value(String type, int style, String raw, XlsxBook book, SharedStrings strings) {
        return switch (type) {
            case "s" -> strings.get(whole(raw));
            case "str", "inlineStr" -> Xml.unescaped(raw);
            case "b" -> raw.equals("1") || raw.equals("true") ? "true" : "false";
            case "e" -> "";
            case "d" -> raw.endsWith("T00:00:00") ? raw.substring(0, raw.length() - 9) : raw;
            default -> number(raw.strip(), book.isDate(style), book.since1904());
        };
    }

    private static String number(String raw, boolean date, boolean since1904) {
        if (!date && raw.length() <= EXACT_DIGITS && whole(raw) >= 0 && (raw.length() == 1 || raw.charAt(0) != '0')) {
            return raw;
        }
        if (raw.isEmpty()) {
            return "";
        }
        try {
            var number = new BigDecimal(raw);
            return date ? XlsxDates.text(number, since1904).orElseGet(() -> plain(number)) : plain(number);
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    private static String plain(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        if (plain.precision() - plain.scale() > EXACT_DIGITS) {
            return plain.round(new MathContext(EXACT_DIGITS, RoundingMode.HALF_UP))
                    .stripTrailingZeros()
                    .toString();
        }
        return plain.toPlainString();
    }

    /** The whole number that {@code text} is, all of it digits; -1 for anything else. */
    private static long whole(String text) {
        if (text.isEmpty() || text.length() > EXACT_DIGITS) {
            return -1;
        }
        var value = 0L;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
