package org.linli.problems;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;
import org.springframework.stereotype.Component;

/** From how many times on a matter is a problem order, and the ladder above it; both with their sources. */
@Component
class Thresholds {
    private final List<Line> lines;
    private final List<Rung> ladder;

    /** One threshold; {@code until} is the first day on which it no longer holds. */
    record Line(
            Ground ground,
            int least,
            LocalDate from,
            @Nullable LocalDate until,
            Words source) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /** One step of the ladder. */
    record Rung(int rung, Words who, Words source) {}

    Thresholds() throws IOException {
        this.lines = rows("/problems/thresholds.csv", 6).stream()
                .map(cells -> new Line(
                        Ground.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                        Integer.parseInt(cells[1]),
                        LocalDate.parse(cells[2]),
                        cells[3].isEmpty() ? null : LocalDate.parse(cells[3]),
                        new Words(cells[4], cells[5])))
                .toList();
        this.ladder = rows("/problems/ladder.csv", 5).stream()
                .map(cells -> new Rung(
                        Integer.parseInt(cells[0]), new Words(cells[1], cells[2]), new Words(cells[3], cells[4])))
                .toList();
    }

    /** Whether {@code times} make a problem order on {@code day}; never where no line holds. */
    boolean reached(Ground ground, int times, LocalDate day) {
        return lines.stream()
                .filter(line -> line.ground() == ground && line.holds(day))
                .anyMatch(line -> times >= line.least());
    }

    List<Line> lines() {
        return lines;
    }

    List<Rung> ladder() {
        return ladder;
    }

    private static List<String[]> rows(String file, int cells) throws IOException {
        var stream = Thresholds.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("missing " + file);
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", cells)).toList();
        }
    }
}
