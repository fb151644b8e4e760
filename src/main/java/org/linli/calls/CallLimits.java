package org.linli.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Limit;
import org.springframework.stereotype.Component;

/** How soon a called unit comes and acts ({@code calls/limits.csv}), with the days between which each line holds and its source. */
@Component
class CallLimits {
    private static final String FILE = "/calls/limits.csv";

    private final List<Line> lines;

    /**
     * One line.
     *
     * @param come null for assisting units
     * @param until the first day on which it no longer holds; null while it does
     */
    record Line(
            Role role,
            boolean urgent,
            @Nullable Limit come,
            Limit act,
            LocalDate from,
            @Nullable LocalDate until,
            String source) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    CallLimits() throws IOException {
        var stream = CallLimits.class.getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException("missing " + FILE);
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            this.lines = reader.lines().skip(1).map(CallLimits::line).toList();
        }
    }

    /** The line for {@code role} on {@code day}. Fails as our bug where there is none. */
    Line of(Role role, boolean urgent, LocalDate day) {
        return lines.stream()
                .filter(line -> line.role() == role && line.urgent() == urgent && line.holds(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + " has no line for " + role + " on " + day));
    }

    private static Line line(String text) {
        var cells = text.split(",", 7);
        if (cells.length != 7) {
            throw new IllegalStateException(FILE + ": seven cells expected in: " + text);
        }
        return new Line(
                Role.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                cells[1].equals("yes"),
                cells[2].isEmpty() ? null : Limit.parse(cells[2]),
                Limit.parse(cells[3]),
                LocalDate.parse(cells[4]),
                cells[5].isEmpty() ? null : LocalDate.parse(cells[5]),
                cells[6]);
    }
}
