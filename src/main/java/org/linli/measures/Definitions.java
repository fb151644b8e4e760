package org.linli.measures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.springframework.stereotype.Component;

/** Every line of {@code measures.csv}. */
@Component
class Definitions {
    private static final String FILE = "/measures.csv";

    private final List<Definition> all;
    private final Map<String, List<Definition>> byKind;
    private final ZoneId zone;

    Definitions(WorkCalendar calendar, Ledger ledger) throws IOException {
        this.zone = calendar.zone();
        var stream = Definitions.class.getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException("missing " + FILE);
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            this.all = reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line(line, ledger))
                    .toList();
        }
        this.byKind = all.stream().collect(Collectors.groupingBy(Definition::kind));
    }

    private static Definition line(String line, Ledger ledger) {
        var cells = line.split(",", -1);
        if (cells.length != 5) {
            throw new IllegalStateException(FILE + ": five cells expected in: " + line);
        }
        var discreet = ledger.shape(cells[1]).discreet()
                || Definition.conditions(cells[2]).anyMatch("discreet"::equals);
        return new Definition(cells[0], cells[1], cells[2], cells[3], cells[4], discreet);
    }

    /** Everything that {@code act} adds. */
    List<Definition.Addition> of(Recorded act) {
        return byKind.getOrDefault(act.kind(), List.of()).stream()
                .flatMap(definition -> definition.of(act, zone).stream())
                .toList();
    }

    List<Definition> all() {
        return all;
    }

    ZoneId zone() {
        return zone;
    }

    /** The names of the measures of which no act may be seen. */
    Set<String> discreet() {
        return all.stream()
                .filter(Definition::discreet)
                .map(Definition::measure)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of all measures. */
    List<String> names() {
        return List.copyOf(new TreeSet<>(all.stream().map(Definition::measure).toList()));
    }

    /** The kinds of act that feed {@code measure}. Fails as {@link Problem#NOT_FOUND} where there is no such measure. */
    List<String> kindsOf(String measure) {
        var kinds = all.stream()
                .filter(definition -> definition.measure().equals(measure))
                .map(Definition::kind)
                .distinct()
                .toList();
        if (kinds.isEmpty()) {
            throw Problem.NOT_FOUND.because("no measure " + measure);
        }
        return kinds;
    }
}
