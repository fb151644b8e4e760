package org.linli.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.linli.kernel.Problem;

/*
 * People's tables have a title above, remarks above and below, and headers of two or three rows with merged cells. A merged cell
 * holds its text in its first cell and nothing in the others. So of some rows that may be the header, a column is called what its
 * lowest text says, if need be with the text of the group above it, which reaches from its own cell to the next one with a text.
 * Of all places where a header of one to three rows could begin, the one that names the most columns is it.
 */
/** The names that columns are known by, and where in a table they stand. Immutable. */
public final class Headings {
    private static final int DEPTH_MAX = 3;
    private static final int LEAST = 2; // columns; one alone can be a word in a title
    private static final Pattern ASIDE = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]");
    private static final Pattern NOISE = Pattern.compile("[\\s*＊:：\\u200b\\ufeff]+");

    private final Map<String, String> keys;

    /** @param names what a column may be called, in any case and spacing, with the key by which its cells are read */
    public Headings(Map<String, String> names) {
        var all = new HashMap<String, String>();
        names.forEach((name, key) -> {
            var other = all.put(plain(name), key);
            if (other != null && !other.equals(key)) {
                throw new IllegalArgumentException(name + " is called " + other + " and " + key);
            }
        });
        this.keys = Map.copyOf(all);
    }

    /**
     * A header that was found.
     *
     * @param first which of the lines it begins in, from 0
     * @param depth how many lines it takes
     * @param columns where a key's cells stand
     * @param unknown what columns are called that nobody knows
     */
    record Found(int first, int depth, Map<String, Integer> columns, List<String> unknown) {}

    /** The header among {@code lines}, the first of a table. Fails as {@link Problem#INVALID} where two columns have one name. */
    Optional<Found> find(List<List<String>> lines) {
        Found best = null;
        for (var depth = 1; depth <= DEPTH_MAX; depth++) {
            for (var first = 0; first + depth <= lines.size(); first++) {
                var found = read(lines, first, depth);
                if (found.columns().size() >= LEAST
                        && (best == null
                                || found.columns().size() > best.columns().size())) {
                    best = found;
                }
            }
        }
        if (best != null) {
            refuseTwice(lines, best);
        }
        return Optional.ofNullable(best);
    }

    /** The key of a column called {@code name}. */
    Optional<String> key(String name) {
        var plain = plain(name);
        var key = keys.get(plain);
        return Optional.ofNullable(
                key != null ? key : keys.get(ASIDE.matcher(plain).replaceAll("")));
    }

    private Found read(List<List<String>> lines, int first, int depth) {
        var columns = new LinkedHashMap<String, Integer>();
        var unknown = new ArrayList<String>();
        var width = lines.subList(first, first + depth).stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
        for (var column = 0; column < width; column++) {
            var names = names(lines, first, depth, column);
            var key = names.stream().flatMap(name -> key(name).stream()).findFirst();
            if (key.isPresent()) {
                columns.putIfAbsent(key.get(), column);
            } else if (!names.isEmpty()) {
                unknown.add(names.getLast());
            }
        }
        return new Found(first, depth, columns, unknown);
    }

    /** What a column can be called: with the group above it, then by its lowest text alone; none where it is blank. */
    private static List<String> names(List<List<String>> lines, int first, int depth, int column) {
        for (var row = first + depth - 1; row >= first; row--) {
            var text = at(lines.get(row), column);
            if (!text.isEmpty()) {
                var names = new ArrayList<String>();
                for (var above = row - 1; above >= first; above--) {
                    var group = reaching(lines.get(above), column);
                    if (!group.isEmpty()) {
                        names.add(group + text);
                    }
                }
                names.add(text);
                return names;
            }
        }
        return List.of();
    }

    /** The text at {@code column}, or the nearest one left of it. */
    private static String reaching(List<String> line, int column) {
        for (var at = column; at >= 0; at--) {
            var text = at(line, at);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private void refuseTwice(List<List<String>> lines, Found found) {
        var seen = new HashMap<String, Integer>();
        var width = lines.subList(found.first(), found.first() + found.depth()).stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
        for (var column = 0; column < width; column++) {
            var at = column;
            names(lines, found.first(), found.depth(), column).stream()
                    .flatMap(name -> key(name).stream())
                    .findFirst()
                    .ifPresent(key -> {
                        if (seen.putIfAbsent(key, at) != null) {
                            throw Problem.INVALID.because(
                                    "two columns are called " + key, Map.of("file", "web.sheet.twice"));
                        }
                    });
        }
    }

    /** Whether {@code line} names the columns once more, as under a page break or in the other language. */
    boolean isAgain(List<String> line, Set<Integer> columns) {
        var named = 0;
        for (var column = 0; column < line.size(); column++) {
            var text = at(line, column);
            if (!text.isEmpty() && columns.contains(column)) {
                if (key(text).isEmpty()) {
                    return false;
                }
                named++;
            }
        }
        return named >= LEAST;
    }

    private static String at(List<String> line, int column) {
        return column < line.size() ? line.get(column) : "";
    }

    private static String plain(String name) {
        return NOISE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
