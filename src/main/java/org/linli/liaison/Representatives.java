package org.linli.liaison;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.linli.kernel.Words;
import org.linli.organisations.Posts;
import org.springframework.stereotype.Component;

/** Every line of {@code liaison/representatives.csv}, in order. */
@Component
final class Representatives {
    private static final String FILE = "/liaison/representatives.csv";

    private final List<Representative> all = read();

    /** Refuses a file that names an office that there is not. */
    Representatives(Posts posts) {
        for (var one : all) {
            if (posts.findOffice(one.office()).isEmpty()) {
                throw new IllegalStateException(FILE + ": " + one.code() + " names an office that there is not");
            }
        }
    }

    List<Representative> all() {
        return all;
    }

    Optional<Representative> find(String code) {
        return all.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** One that is in the file: what is kept names no other. */
    Representative get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("no representative " + code));
    }

    static List<Representative> read() {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var in = Representatives.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing " + FILE);
            }
            return format.parse(new InputStreamReader(in, StandardCharsets.UTF_8)).stream()
                    .map(Representatives::one)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static Representative one(CSVRecord row) {
        return new Representative(
                row.get("code"),
                words(row, ""),
                row.get("office"),
                words(row, "paper_"),
                Integer.parseInt(row.get("months")),
                Integer.parseInt(row.get("hard")),
                Integer.parseInt(row.get("again")),
                words(row, "source_"),
                row.get("certainty"));
    }

    private static Words words(CSVRecord row, String field) {
        return new Words(row.get(field + "zh"), row.get(field + "en"));
    }
}
