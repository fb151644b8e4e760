package org.linli.kernel;

/** A short text in both languages. */
public record Words(String zh, String en) {
    /** What is the same in both: a name that somebody chose. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    /** The text in {@code lang}. */
    public String in(Lang lang) {
        return lang == Lang.EN ? en : zh;
    }
}
