package org.linli.organisations;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.places.Place;
import org.springframework.stereotype.Component;

/** The offices, the kinds of organisations and the units' functions that ship as data, in the order of their files. */
@Component
final class Catalogue {
    private final Map<String, Office> offices = read("/offices.csv", Catalogue::office, Office::code);
    private final Map<String, UnitFunction> functions =
            read("/catalogue/units.csv", Catalogue::function, UnitFunction::code);
    private final Map<String, Kind> kinds = read("/organisations/kinds.csv", Catalogue::kind, Kind::code);

    Catalogue() {
        for (var kind : kinds.values()) {
            if (!kinds.keySet().containsAll(kind.parents())) {
                throw new IllegalStateException("kind " + kind.code() + " names a parent that there is not");
            }
        }
    }

    Map<String, Kind> kinds() {
        return kinds;
    }

    /** The kind with {@code code}. Fails as {@link Problem#INVALID}. */
    Kind kind(String code) {
        var kind = kinds.get(code);
        if (kind == null) {
            throw Problem.INVALID.because("no such kind: " + code, Map.of("kind", "organisations.wrong.kind"));
        }
        return kind;
    }

    /** The first kind that answers for {@code function}. */
    Optional<Kind> answering(UnitFunction function) {
        return kinds.values().stream().filter(kind -> kind.answersFor(function)).findFirst();
    }

    Map<String, Office> offices() {
        return offices;
    }

    Map<String, UnitFunction> functions() {
        return functions;
    }

    Optional<Office> office(String code) {
        return Optional.ofNullable(offices.get(code));
    }

    private static Office office(CSVRecord row) {
        return new Office(
                row.get("code"),
                new Words(row.get("zh"), row.get("en")),
                Office.Reach.valueOf(row.get("reach").toUpperCase(Locale.ROOT)),
                Set.of(row.get("permissions").split("\\|")));
    }

    private static UnitFunction function(CSVRecord row) {
        return new UnitFunction(
                row.get("code"),
                new Words(row.get("zh"), row.get("en")),
                row.get("level"),
                new Words(row.get("answers_for_zh"), row.get("answers_for_en")));
    }

    private static Kind kind(CSVRecord row) {
        return new Kind(
                row.get("code"),
                new Words(row.get("zh"), row.get("en")),
                Kind.Group.valueOf(upper(row.get("group"))),
                Set.copyOf(list(row.get("levels"), word -> Place.Kind.valueOf(upper(word)))),
                Set.copyOf(list(row.get("parents"), word -> word)),
                list(row.get("statuses"), word -> LegalStatus.valueOf(upper(word))),
                row.get("function"),
                Kind.Expected.valueOf(upper(row.get("expected"))),
                row.get("exemplary").equals("yes"));
    }

    private static <T> List<T> list(String words, Function<String, T> of) {
        return words.isEmpty()
                ? List.of()
                : Stream.of(words.split("\\|")).map(of).toList();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static <T> Map<String, T> read(String file, Function<CSVRecord, T> row, Function<T, String> code) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var stream = Catalogue.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("missing " + file);
        }
        try (var rows = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var all = new LinkedHashMap<String, T>();
            for (var record : rows) {
                var entry = row.apply(record);
                if (all.put(code.apply(entry), entry) != null) {
                    throw new IllegalStateException(file + ": " + code.apply(entry) + " stands there twice");
                }
            }
            return Collections.unmodifiableMap(all);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
