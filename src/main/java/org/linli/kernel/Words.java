package org.linli.kernel;

/** A short text in both languages. */
public record Words(String zh, String en) {
    /** The text in {@code lang}. */
    public String in(Lang lang) {
        return lang == Lang.EN ? en : zh;
    }
}
