package org.linli.evaluation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.linli.kernel.Problem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/** The published editions of the standard, one a year. Linli does not start with one that has anything wrong. */
@Service
public class Standards {
    private static final String FILES = "classpath:standard/*.yaml";

    private final TreeMap<Integer, Standard> editions = new TreeMap<>();

    Standards() {
        var vocabulary = Vocabulary.shipped();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                var edition = read(file, vocabulary);
                editions.put(edition.year(), edition);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILES, e);
        }
        if (editions.isEmpty()) {
            throw new IllegalStateException("missing " + FILES);
        }
    }

    private static Standard read(Resource file, Vocabulary vocabulary) throws IOException {
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            var draft = StandardReader.read(reader);
            var findings = StandardCheck.of(draft, vocabulary);
            if (!findings.isEmpty()) {
                throw new IllegalStateException(file.getFilename() + " is not sound: " + findings);
            }
            return draft.standard();
        }
    }

    /** The newest edition. */
    public Standard newest() {
        return editions.lastEntry().getValue();
    }

    /** Fails as {@link Problem#NOT_FOUND}. */
    public Standard get(int year) {
        var edition = editions.get(year);
        if (edition == null) {
            throw Problem.NOT_FOUND.because("no standard of " + year);
        }
        return edition;
    }

    /** The years there is an edition of, the newest first. */
    public List<Integer> years() {
        return List.copyOf(editions.descendingKeySet());
    }
}
