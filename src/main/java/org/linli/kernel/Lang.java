package org.linli.kernel;

import java.util.Locale;

/** A language that Linli speaks. */
public enum Lang {
    /** Simplified Chinese. */
    ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
    /** English. */
    EN(Locale.ENGLISH, "en");

    private final Locale locale;
    private final String tag;

    Lang(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    /** The locale for dates and numbers. */
    public Locale locale() {
        return locale;
    }

    /** The BCP 47 tag for {@code lang} attributes. */
    public String tag() {
        return tag;
    }

    /** The value of {@code ?lang=}: {@code zh} or {@code en}. */
    public String code() {
        return this == ZH ? "zh" : "en";
    }

    /** The language for a code or tag such as {@code en}, {@code zh-CN}; Chinese for anything else. */
    public static Lang of(String tag) {
        return tag.startsWith("en") ? EN : ZH;
    }
}
