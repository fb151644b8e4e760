package org.linli.backup;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.linli.kernel.Lang;
import org.linli.kernel.Words;

/** What commands say, in both languages at once: they are read by whoever happens to be on duty. Needs no application. */
final class Texts {
    private static final Properties ZH = load("zh");
    private static final Properties EN = load("en");

    private Texts() {}

    private static Properties load(String lang) {
        var texts = new Properties();
        var stream = Texts.class.getResourceAsStream("/messages/backup_" + lang + ".properties");
        if (stream == null) {
            throw new IllegalStateException("missing messages/backup_" + lang + ".properties");
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Words words(String key, Object... values) {
        return new Words(fill(Lang.ZH, key, values), fill(Lang.EN, key, values));
    }

    /** On one line, Chinese first. */
    static String both(String key, Object... values) {
        var words = words(key, values);
        return words.zh() + " " + words.en();
    }

    private static String fill(Lang lang, String key, Object... values) {
        var text = (lang == Lang.ZH ? ZH : EN).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        for (var i = 0; i < values.length; i++) {
            text = text.replace(
                    "{" + i + "}", values[i] instanceof Words both ? both.in(lang) : String.valueOf(values[i]));
        }
        return text;
    }
}
