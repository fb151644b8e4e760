package org.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.kernel.Problem;

/** Both languages say everything, and templates say nothing by themselves. */
class MessageTests {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern KEYS = Pattern.compile("ui\\.t\\(\"([a-zA-Z0-9_.-]+)\"\\s*[,)]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static Properties load(String lang) throws IOException {
        var all = new Properties();
        try (var files = Files.newDirectoryStream(MESSAGES, "*_" + lang + ".properties")) {
            for (var file : files) {
                try (var reader = Files.newBufferedReader(file)) {
                    all.load(reader);
                }
            }
        }
        return all;
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(f -> f.toString().endsWith(".jte")).toList();
        }
    }

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        var zh = load("zh");
        var en = load("en");
        assertThat(zh.keySet()).containsExactlyInAnyOrderElementsOf(en.keySet()).hasSizeGreaterThan(50);
        for (var key : zh.stringPropertyNames()) {
            assertThat(arguments(zh.getProperty(key))).as(key).isEqualTo(arguments(en.getProperty(key)));
        }
    }

    /** {@code Messages} puts arguments in and changes nothing else: what other formats need would be read as it stands. */
    @Test
    void noTextIsQuotedForAnotherFormat() throws IOException {
        for (var lang : List.of("zh", "en")) {
            load(lang)
                    .forEach((key, text) ->
                            assertThat(text.toString()).as(lang + " " + key).doesNotContain("''", "'{", "}'"));
        }
    }

    private static List<String> arguments(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(r -> r.group())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void everyKeyInATemplateHasItsText() throws IOException {
        var zh = load("zh");
        var missing = new ArrayList<String>();
        for (var template : templates()) {
            var keys = KEYS.matcher(Files.readString(template));
            while (keys.find()) {
                if (!zh.containsKey(keys.group(1))) {
                    missing.add(template + ": " + keys.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTemplateSpeaksChineseByItself() throws IOException {
        for (var template : templates()) {
            var text = Files.readString(template).replace("中文", "");
            assertThat(HAN.matcher(text).results().map(r -> r.group()).toList())
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyProblemSaysWhatToDo() throws IOException {
        for (var lang : List.of("zh", "en")) {
            var texts = load(lang);
            for (var problem : Problem.values()) {
                assertThat(texts).containsKeys("problem." + problem, "problem." + problem + ".do");
            }
        }
    }
}
