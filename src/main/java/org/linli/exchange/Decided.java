package org.linli.exchange;

import java.util.ArrayList;
import java.util.List;
import org.linli.exchange.RowStore.Refusal;
import org.linli.exchange.Run.Counts;
import org.linli.exchange.Samples.Change;
import org.linli.exchange.Table.Hand;
import org.linli.exchange.Table.Line;
import org.linli.exchange.Table.Outcome;
import org.linli.exchange.Table.Trace;

/** Some rows of a table, and what came of them. */
record Decided(List<Refusal> refusals, List<Trace> traces, List<Change> changes, Counts counts) {
    /** Decides {@code rows}; writes what they bring unless {@code dry}. */
    static Decided of(Table table, Hand hand, List<Tables.Read> rows, boolean dry) {
        var refusals = new ArrayList<Refusal>();
        var lines = new ArrayList<Line>(rows.size());
        for (var row : rows) {
            switch (row) {
                case Tables.Read.Good(var line) -> lines.add(line);
                case Tables.Read.Bad(var number, var wrong) -> refusals.add(new Refusal(number, wrong));
            }
        }
        var taken = lines.isEmpty() ? new Table.Taken(List.of(), List.of()) : table.take(hand, lines, dry);
        return counted(lines, taken, refusals);
    }

    private static Decided counted(List<Line> lines, Table.Taken taken, List<Refusal> refusals) {
        var changes = new ArrayList<Change>();
        var unchanged = 0L;
        var added = 0L;
        for (var i = 0; i < lines.size(); i++) {
            var number = lines.get(i).row();
            switch (taken.outcomes().get(i)) {
                case Outcome.Added(var subject) -> {
                    added++;
                    changes.add(new Change(number, subject, List.of()));
                }
                case Outcome.Changed(var subject, var written) ->
                    changes.add(new Change(
                            number, subject, written.stream().sorted().toList()));
                case Outcome.Unchanged() -> unchanged++;
                case Outcome.Refused(var wrong) -> refusals.add(new Refusal(number, wrong));
            }
        }
        var counts = new Counts(added, changes.size() - added, unchanged, refusals.size(), 0, 0);
        return new Decided(refusals, taken.traces(), changes, counts);
    }
}
