package org.linli.alerts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An Atom feed (RFC 4287) as text.
 *
 * @param self its own address, which is its id too
 * @param page where people read the same
 */
record Feed(String self, String page, String title, String author, String lang, Instant updated, List<Entry> entries) {
    /** {@code link} is its id too. */
    record Entry(String link, String title, String summary, Instant published, Instant updated) {}

    Feed {
        entries = List.copyOf(entries);
    }

    String xml(ZoneId zone) {
        var out = new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(escaped(lang))
                .append("\">");
        element(out, "id", self);
        element(out, "title", title);
        element(out, "updated", time(updated, zone));
        out.append("<author>");
        element(out, "name", author);
        out.append("</author>");
        link(out, "self", self);
        link(out, "alternate", page);
        for (var entry : entries) {
            out.append("\n<entry>");
            element(out, "id", entry.link());
            element(out, "title", entry.title());
            element(out, "published", time(entry.published(), zone));
            element(out, "updated", time(entry.updated(), zone));
            link(out, "alternate", entry.link());
            element(out, "summary", entry.summary());
            out.append("</entry>");
        }
        return out.append("\n</feed>\n").toString();
    }

    private static void element(StringBuilder out, String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append('>');
    }

    private static void link(StringBuilder out, String rel, String href) {
        out.append("<link rel=\"")
                .append(rel)
                .append("\" href=\"")
                .append(escaped(href))
                .append("\"/>");
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    /** Texts that were released hold no character that XML 1.0 has not. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
