package org.linli.casefile;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.web.Messages;

/** A page that stands alone: no script, nothing from elsewhere, readable on paper. */
final class Html {
    private final Messages messages;
    private final StringBuilder out = new StringBuilder();

    Html(Messages messages, String title) {
        this.messages = messages;
        out.append("<!doctype html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append(
                        "</title><style>body{font:1rem/1.7 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
                                + "dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}dd{margin:0}dt,small{color:#555}"
                                + "pre{white-space:pre-wrap;font:inherit}img{max-width:100%}li{margin:.6rem 0}</style></head>\n<body>\n");
    }

    private String label(String key) {
        return escaped(messages.text(Lang.ZH, key) + " " + messages.text(Lang.EN, key));
    }

    void heading(String text) {
        out.append("<h1>").append(escaped(text)).append("</h1>\n");
    }

    void fact(String key, String value) {
        out.append("<dl><dt>")
                .append(label(key))
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd></dl>\n");
    }

    void section(String key) {
        out.append("<h2>").append(label(key)).append("</h2>\n");
    }

    void text(String words) {
        out.append("<pre>").append(escaped(words)).append("</pre>\n");
    }

    void image(String name) {
        out.append("<p><img src=\"")
                .append(escaped(name))
                .append("\" alt=\"")
                .append(escaped(name))
                .append("\"></p>\n");
    }

    void step(String what, String who, @Nullable String words) {
        out.append("<p><b>")
                .append(escaped(what))
                .append("</b><br><small>")
                .append(escaped(who))
                .append("</small></p>\n");
        if (words != null) {
            text(words);
        }
    }

    void sentence(String key) {
        out.append("<p>").append(escaped(messages.text(Lang.ZH, key))).append("</p>\n<p>");
        out.append(escaped(messages.text(Lang.EN, key))).append("</p>\n");
    }

    String whole() {
        return out.append("</body>\n</html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
