package org.linli.callbacks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What share of the answers is called back ({@code callbacks/share.csv}), with the days between which each line holds. */
@Component
class Shares {
    private static final String FILE = "/callbacks/share.csv";
    private static final int CELLS = 4;

    private final List<Line> lines;

    private record Line(LocalDate from, @Nullable LocalDate until, int permille) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    Shares() throws IOException {
        var stream = Shares.class.getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException("missing " + FILE);
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            this.lines = reader.lines().skip(1).map(Shares::line).toList();
        }
    }

    /** How many of a thousand answers given on {@code day}. */
    int permille(LocalDate day) {
        return lines.stream()
                .filter(line -> line.holds(day))
                .findFirst()
                .map(Line::permille)
                .orElse(0);
    }

    private static Line line(String text) {
        var cells = text.split(",", CELLS);
        if (cells.length != CELLS) {
            throw new IllegalStateException(FILE + ": four cells expected in: " + text);
        }
        return new Line(
                LocalDate.parse(cells[0]),
                cells[1].isEmpty() ? null : LocalDate.parse(cells[1]),
                Integer.parseInt(cells[2]));
    }
}
