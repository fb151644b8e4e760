package org.linli.exclusions;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.linli.kernel.Words;
import org.springframework.stereotype.Component;

/** Every ground of {@code exclusions/grounds.csv}. */
@Component
class Grounds {
    private static final String FILE = "/exclusions/grounds.csv";

    private final Map<String, Ground> all = new LinkedHashMap<>();

    Grounds() throws IOException {
        var stream = Grounds.class.getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException("missing " + FILE);
        }
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var row : rows) {
                var ground = new Ground(
                        row.get("code"),
                        new Words(row.get("zh"), row.get("en")),
                        new Words(row.get("source_zh"), row.get("source_en")));
                all.put(ground.code(), ground);
            }
        }
    }

    List<Ground> list() {
        return List.copyOf(all.values());
    }

    Optional<Ground> find(String code) {
        return Optional.ofNullable(all.get(code));
    }

    /** The name of a ground, also of one that the file no longer has. */
    Words name(String code) {
        return find(code).map(Ground::name).orElse(Words.same(code));
    }
}
