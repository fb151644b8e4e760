package org.linli.places;

import com.ibm.icu.text.Transliterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a name sounds, for typing it on a keyboard: {@code 南头街道} is {@code nantoujiedao}, its initials {@code ntjd}. Plain
 * letters without tones. Characters with several readings are read as they are in names of places: the file
 * {@code places/readings.csv} says which, phrases before characters; all others come from ICU (CLDR's Han-Latin) and are
 * remembered character by character. Thread-safe.
 */
final class Pinyin {
    private static final String READINGS = "/places/readings.csv";

    private final Transliterator latin = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    private final Map<Integer, String> syllables = new ConcurrentHashMap<>();
    private final Map<String, String[]> phrases = new HashMap<>();
    private int longest = 1;

    /** A name's sound: all of it, and the first letter of each syllable. */
    record Sound(String full, String initials) {}

    Pinyin() {
        var stream = Pinyin.class.getResourceAsStream(READINGS);
        if (stream == null) {
            throw new IllegalStateException("missing " + READINGS);
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(line -> {
                phrases.put(line[0], line[1].split(" ", -1));
                longest = Math.max(longest, line[0].length());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How {@code name} sounds; digits and Latin letters stand as they are, everything else is left out. */
    Sound of(String name) {
        var full = new StringBuilder(name.length() * 4);
        var initials = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); ) {
            var phrase = phraseAt(name, i);
            if (phrase > 0) {
                for (var syllable : phrases.getOrDefault(name.substring(i, i + phrase), new String[0])) {
                    full.append(syllable);
                    initials.append(syllable.charAt(0));
                }
                i += phrase;
                continue;
            }
            var character = name.codePointAt(i);
            var syllable = syllables.computeIfAbsent(character, this::syllable);
            full.append(syllable);
            if (!syllable.isEmpty()) {
                initials.append(syllable.charAt(0));
            }
            i += Character.charCount(character);
        }
        return new Sound(full.toString(), initials.toString());
    }

    /** What somebody typed to find a name by its sound: lower case, letters and digits only, v for ü read as u. */
    static String typed(String text) {
        return plain(text).replace("lv", "lu").replace("nv", "nu");
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private int phraseAt(String name, int start) {
        for (var length = Math.min(longest, name.length() - start); length > 0; length--) {
            if (phrases.containsKey(name.substring(start, start + length))) {
                return length;
            }
        }
        return 0;
    }

    private String syllable(int character) {
        synchronized (latin) {
            return plain(latin.transliterate(Character.toString(character)));
        }
    }
}
