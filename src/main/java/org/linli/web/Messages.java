package org.linli.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.linli.kernel.Lang;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The texts of every module in both languages, from {@code messages/<module>_<lang>.properties}. */
@Component
public final class Messages {
    private final Properties zh = load(Lang.ZH);
    private final Properties en = load(Lang.EN);

    private static Properties load(Lang lang) {
        var pattern = "classpath*:messages/*_" + lang.code() + ".properties";
        var all = new Properties();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    all.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Whether there is a text for {@code key}. */
    public boolean has(String key) {
        return zh.containsKey(key);
    }

    /**
     * The text of {@code key}, its {@code {0}}, {@code {1}} … replaced by {@code args}; where the first is one, that of
     * {@code key.one} if there is one.
     *
     * @throws IllegalArgumentException where there is no such text
     */
    public String text(Lang lang, String key, Object... args) {
        var texts = lang == Lang.EN ? en : zh;
        var text = args.length > 0 && "1".equals(String.valueOf(args[0]))
                ? texts.getProperty(key + ".one", texts.getProperty(key))
                : texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + lang);
        }
        for (var i = 0; i < args.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return text;
    }
}
