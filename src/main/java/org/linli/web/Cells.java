package org.linli.web;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of one row by the names of their columns: an array beside names that all rows share. A blank cell is not there. */
final class Cells extends AbstractMap<String, String> {
    private final Map<String, Integer> columns;
    private final @Nullable String[] texts;

    /** @param columns where in {@code texts} a name's cell stands */
    Cells(Map<String, Integer> columns, @Nullable String[] texts) {
        this.columns = columns;
        this.texts = texts;
    }

    @Override
    @SuppressWarnings("NullAway") // a map's get answers null for what is not there
    public String get(@Nullable Object name) {
        var at = columns.get(name);
        return at == null || at >= texts.length ? null : texts[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        var at = columns.get(name);
        return at != null && at < texts.length && texts[at] != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        List<Entry<String, String>> entries = new ArrayList<>(columns.size());
        columns.forEach((name, at) -> {
            var text = at < texts.length ? texts[at] : null;
            if (text != null) {
                entries.add(Map.entry(name, text));
            }
        });
        return new LinkedHashSet<>(entries);
    }
}
