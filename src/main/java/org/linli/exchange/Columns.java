package org.linli.exchange;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.linli.exchange.Column.Choice;
import org.linli.kernel.Lang;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.people.Paper;
import org.linli.people.Tie;
import org.linli.places.Place;
import org.linli.web.Headings;
import org.linli.web.Messages;
import org.springframework.stereotype.Component;

/** The columns of every register's table, which ship as data, with what their cells can be. */
@Component
class Columns {
    private static final String FILE = "/exchange/columns.csv";

    private final Map<String, List<Column>> columns = new HashMap<>();
    private final Map<String, Headings> headings = new HashMap<>();

    Columns(Bodies bodies, Posts posts, Organisations organisations, Messages messages) {
        var choices = Map.of(
                "paper", named(messages, "people.paper.", Paper.values()),
                "tie", named(messages, "people.tie.", Tie.values()),
                "status", named(messages, "registers.status.", LegalStatus.values()),
                "lang",
                        List.of(
                                new Choice("zh", new Words("中文", "Chinese")),
                                new Choice("en", new Words("英文", "English"))),
                "yes", List.of(new Choice("yes", new Words("是", "yes")), new Choice("no", new Words("否", "no"))),
                "kind",
                        bodies.kinds().stream()
                                .map(kind -> new Choice(kind.code(), kind.name()))
                                .toList(),
                "office",
                        posts.offices().stream()
                                .map(office -> new Choice(office.code(), office.name()))
                                .toList(),
                "function",
                        organisations.functions().stream()
                                .map(unit -> new Choice(unit.code(), unit.name()))
                                .toList(),
                "level",
                        Arrays.stream(Place.Kind.values())
                                .map(kind -> new Choice(
                                        kind.code(),
                                        new Words(
                                                messages.text(Lang.ZH, "exchange.level." + kind),
                                                messages.text(Lang.EN, "exchange.level." + kind))))
                                .toList());
        read(choices);
        columns.forEach((table, all) -> headings.put(table, headings(all)));
    }

    /** Those of the table {@code what}, in their order. */
    List<Column> of(String what) {
        return columns.getOrDefault(what, List.of());
    }

    /** What they are called, in every way that is known. */
    Headings headings(String what) {
        var found = headings.get(what);
        if (found == null) {
            throw new IllegalArgumentException("no table " + what);
        }
        return found;
    }

    private static List<Choice> named(Messages messages, String prefix, Enum<?>[] values) {
        return Stream.of(values)
                .map(value -> new Choice(
                        value.name(),
                        new Words(
                                messages.text(Lang.ZH, prefix + value.name()),
                                messages.text(Lang.EN, prefix + value.name()))))
                .toList();
    }

    private static Headings headings(List<Column> all) {
        var names = new HashMap<String, String>();
        for (var column : all) {
            Stream.concat(
                            Stream.of(
                                    column.key(),
                                    column.name().zh(),
                                    column.name().en(),
                                    column.header()),
                            column.also().stream())
                    .forEach(name -> names.putIfAbsent(name, column.key()));
        }
        return new Headings(names);
    }

    private void read(Map<String, List<Choice>> choices) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var stream = Columns.class.getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException("missing " + FILE);
        }
        try (var rows = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var row : rows) {
                var named = row.get("choices");
                columns.computeIfAbsent(row.get("table"), table -> new ArrayList<>())
                        .add(new Column(
                                row.get("key"),
                                new Words(row.get("zh"), row.get("en")),
                                Column.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                                row.get("required").equals("yes"),
                                named.isEmpty() ? List.of() : choices.getOrDefault(named, List.of()),
                                row.get("also").isEmpty()
                                        ? List.of()
                                        : List.of(row.get("also").split("\\|", -1)),
                                row.get("example"),
                                new Words(row.get("help_zh"), row.get("help_en"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
