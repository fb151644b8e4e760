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
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.places.Place;
import org.springframework.stereotype.Component;

/** The offices, their conflicts, the kinds of organisations and the units' functions that ship as data, in their files' order. */
@Component
final class Catalogue {
    private final Map<String, Office> offices = read("/offices.csv", Catalogue::office, Office::code);
    private final Map<String, UnitFunction> functions =
            read("/catalogue/units.csv", Catalogue::function, UnitFunction::code);
    private final Map<String, Kind> kinds = read("/organisations/kinds.csv", Catalogue::kind, Kind::code);

    private final Conflicts conflicts =
            new Conflicts(read("/organisations/conflicts.csv", Catalogue::conflict, ConflictRule::code)
                    .values());

    /** Refuses files that name what there is not. */
    Catalogue() {
        var named = Stream.concat(
                offices.values().stream().flatMap(office -> office.kinds().stream()),
                kinds.values().stream().flatMap(kind -> kind.parents().stream()));
        if (!named.allMatch(kinds::containsKey)) {
            throw new IllegalStateException("an office or a kind names a kind that there is not");
        }
        if (!conflicts.rules().stream()
                .flatMap(rule -> Stream.concat(rule.offices().stream(), rule.against().stream()))
                .allMatch(offices::containsKey)) {
            throw new IllegalStateException("a conflict names an office that there is not");
        }
    }

    Conflicts conflicts() {
        return conflicts;
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
                row.get("group"),
                Office.Reach.valueOf(upper(row.get("reach"))),
                words(row.get("permissions")),
                words(row.get("kinds")),
                Set.copyOf(list(row.get("area"), word -> Place.Kind.valueOf(upper(word)))),
                Office.By.valueOf(upper(row.get("by"))),
                number(row.get("months")),
                number(row.get("seats")),
                row.get("delegable").equals("yes"));
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
                words(row.get("parents")),
                list(row.get("statuses"), word -> LegalStatus.valueOf(upper(word))),
                row.get("function"),
                Kind.Expected.valueOf(upper(row.get("expected"))),
                row.get("exemplary").equals("yes"));
    }

    private static ConflictRule conflict(CSVRecord row) {
        return new ConflictRule(
                row.get("code"),
                words(row.get("offices")),
                words(row.get("against")),
                ConflictRule.Where.valueOf(upper(row.get("where"))),
                row.get("both").equals("yes"),
                row.get("self").equals("yes"),
                row.get("relatives").equals("yes"),
                ConflictRule.Effect.valueOf(upper(row.get("effect"))),
                row.get("source"),
                ConflictRule.Certainty.valueOf(row.get("certainty")));
    }

    private static @Nullable Integer number(String written) {
        return written.isEmpty() ? null : Integer.valueOf(written);
    }

    private static Set<String> words(String written) {
        return Set.copyOf(list(written, word -> word));
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
