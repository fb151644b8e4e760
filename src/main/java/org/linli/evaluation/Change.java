package org.linli.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What one edition says otherwise than another: {@code was} is empty for what is new, {@code is} for what is gone. */
record Change(String code, String field, String was, String is) {
    static List<Change> between(Standard before, Standard after) {
        var changes = new ArrayList<Change>();
        after.criteria()
                .forEach(now -> before.find(now.code())
                        .ifPresentOrElse(
                                old -> add(changes, old, now),
                                () -> changes.add(new Change(
                                        now.code(), "", "", now.text().zh()))));
        before.criteria()
                .filter(old -> after.find(old.code()).isEmpty())
                .forEach(
                        old -> changes.add(new Change(old.code(), "", old.text().zh(), "")));
        return List.copyOf(changes);
    }

    private static void add(List<Change> changes, Criterion old, Criterion now) {
        var was = StandardSheet.row(old);
        var is = StandardSheet.row(now);
        for (var column : StandardSheet.FIELDS) {
            if (!Objects.equals(was.get(column), is.get(column))) {
                changes.add(new Change(now.code(), column, was.getOrDefault(column, ""), is.getOrDefault(column, "")));
            }
        }
    }
}
