package org.linli.coverage;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.Posts;
import org.linli.places.Place;
import org.springframework.stereotype.Component;

/** Every line of {@code coverage/coverages.csv}, in order. */
@Component("coverageDefinitions")
final class Definitions {
    private static final String FILE = "/coverage/coverages.csv";

    private final List<Coverage> all = read();

    /** Refuses a file that names an office or a kind that there is not. */
    Definitions(Posts posts, Bodies bodies) {
        for (var coverage : all) {
            coverage.kinds().forEach(bodies::kind);
            if (!coverage.offices().stream()
                    .allMatch(office -> posts.findOffice(office).isPresent())) {
                throw new IllegalStateException(FILE + ": " + coverage.code() + " names an office that there is not");
            }
        }
    }

    List<Coverage> all() {
        return all;
    }

    /** Fails as {@link Problem#NOT_FOUND}. */
    Coverage get(String code) {
        return all.stream()
                .filter(coverage -> coverage.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.because("no coverage " + code));
    }

    private static List<Coverage> read() {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var in = Definitions.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing " + FILE);
            }
            return format.parse(new InputStreamReader(in, StandardCharsets.UTF_8)).stream()
                    .map(Definitions::coverage)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static Coverage coverage(CSVRecord row) {
        return new Coverage(
                row.get("code"),
                Coverage.Series.valueOf(row.get("set").toUpperCase(Locale.ROOT)),
                words(row, "zh", "en"),
                places(row.get("items")),
                list(row.get("kinds")),
                list(row.get("offices")),
                places(row.get("below")),
                words(row, "gap_zh", "gap_en"),
                words(row, "says_zh", "says_en"),
                words(row, "source_zh", "source_en"));
    }

    private static Words words(CSVRecord row, String zh, String en) {
        return new Words(row.get(zh), row.get(en));
    }

    private static Set<Place.Kind> places(String written) {
        return list(written).stream()
                .map(word -> Place.Kind.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    private static Set<String> list(String written) {
        return written.isEmpty() ? Set.of() : Stream.of(written.split("\\|")).collect(Collectors.toSet());
    }
}
