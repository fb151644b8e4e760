package org.linli.measures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code measures.csv} counts, for whoever must know it where no application stands. */
public final class MeasureNames {
    private static final String FILE = "/measures.csv";

    private MeasureNames() {}

    /** Each measure with the kinds of act that it is counted from. */
    public static Map<String, Set<String>> withKinds() {
        var stream = MeasureNames.class.getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException("missing " + FILE);
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.groupingBy(
                            cells -> cells[0], Collectors.mapping(cells -> cells[1], Collectors.toSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
