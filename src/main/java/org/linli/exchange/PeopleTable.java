package org.linli.exchange;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permission;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.people.Consent.Use;
import org.linli.people.Dwelling;
import org.linli.people.DwellingDraft;
import org.linli.people.Item;
import org.linli.people.PersonDraft;
import org.linli.people.PersonId;
import org.linli.people.PersonLine;
import org.linli.people.PersonRow;
import org.linli.people.PersonTable;
import org.linli.people.PersonTaking;
import org.linli.people.PersonTrace;
import org.linli.people.Purpose;
import org.springframework.stereotype.Component;

/** Persons as a table: a row is a person with, perhaps, one dwelling. */
@Component
class PeopleTable implements Table {
    private static final int PAGE = 500;
    private static final Map<String, Use> USES = Stream.of(Item.values())
            .flatMap(item -> Stream.of(Purpose.values()).map(purpose -> new Use(item, purpose)))
            .collect(Collectors.toUnmodifiableMap(use -> use.item() + "." + use.purpose(), use -> use));

    private final PersonTable people;

    PeopleTable(PersonTable people) {
        this.people = people;
    }

    @Override
    public String what() {
        return "people";
    }

    @Override
    public Permission permission() {
        return Permission.PEOPLE_EDIT;
    }

    @Override
    public Permission reading() {
        return Permission.PEOPLE_READ;
    }

    @Override
    public int batch() {
        return 1_000;
    }

    @Override
    public boolean isLinked() {
        return false;
    }

    @Override
    public Taken take(Hand hand, List<Line> lines, boolean dry) {
        var taken = people.take(
                hand.scope(),
                lines.stream().map(PeopleTable::line).toList(),
                hand.staff().person(),
                dry);
        var outcomes = new java.util.ArrayList<Outcome>(lines.size());
        for (var i = 0; i < lines.size(); i++) {
            outcomes.add(outcome(lines.get(i), taken.rows().get(i)));
        }
        return new Taken(
                outcomes,
                taken.traces().stream()
                        .map(trace -> new Trace(
                                trace.row(),
                                trace.person().value(),
                                trace.added(),
                                trace.version(),
                                trace.ties(),
                                trace.uses(),
                                trace.before()))
                        .toList());
    }

    private static Outcome outcome(Line line, PersonTaking taking) {
        return switch (taking) {
            case PersonTaking.Added() -> new Outcome.Added(line.text("name"));
            case PersonTaking.Changed(var fields) ->
                new Outcome.Changed(
                        line.text("name"),
                        fields.stream().map(PeopleTable::column).collect(Collectors.toSet()));
            case PersonTaking.Unchanged() -> new Outcome.Unchanged();
            case PersonTaking.Refused(var wrong) -> {
                var columns = new TreeMap<String, String>();
                wrong.forEach((field, key) -> columns.put(column(field), key));
                yield new Outcome.Refused(columns);
            }
        };
    }

    /** The column of a field: {@code consent.PHONE} is told by {@code PHONE.REGISTER}. */
    private static String column(String field) {
        if (field.equals("consent")) {
            return "IDENTITY.REGISTER";
        }
        return field.startsWith("consent.") ? field.substring("consent.".length()) + ".REGISTER" : field;
    }

    private static PersonLine line(Line line) {
        var lang = line.text("lang");
        return new PersonLine(
                line.row(),
                new PersonDraft(
                        line.text("name"),
                        line.text("phone"),
                        line.text("email"),
                        Lang.ZH,
                        line.text("paper"),
                        line.text("number"),
                        line.text("birthYear"),
                        line.text("guardian"),
                        line.text("place"),
                        uses(line)),
                lang.isEmpty() ? null : Lang.of(lang),
                new DwellingDraft(
                        line.text("home"),
                        line.text("unit"),
                        line.text("tie"),
                        line.text("area"),
                        line.text("share"),
                        line.text("from"),
                        line.text("to")));
    }

    private static Set<Use> uses(Line line) {
        var uses = new HashSet<Use>();
        line.cells().forEach((key, cell) -> {
            if (cell.equals("yes") && USES.containsKey(key)) {
                uses.add(USES.get(key));
            }
        });
        return uses;
    }

    @Override
    public Map<Long, String> undo(Hand hand, List<Trace> traces) {
        return people.undo(
                hand.staff().district(),
                traces.stream()
                        .map(trace -> new PersonTrace(
                                trace.row(),
                                new PersonId(trace.subject()),
                                trace.added(),
                                trace.version(),
                                trace.parts(),
                                trace.words(),
                                trace.before()))
                        .toList(),
                hand.staff().person());
    }

    @Override
    public List<String> asked() {
        return List.of("IDENTITY", "PHONE", "EMAIL", "BIRTH_YEAR", "DWELLING");
    }

    @Override
    public void give(
            Hand hand, PlaceCode within, Set<String> asked, String purpose, Consumer<Map<String, Object>> taker) {
        var items = asked.stream().map(Item::valueOf).collect(Collectors.toSet());
        PersonRow last = null;
        do {
            var page = people.give(
                    hand.scope(), within, last, PAGE, items, hand.staff().person(), purpose);
            page.forEach(person -> rows(person, items, taker));
            last = page.size() < PAGE ? null : page.getLast().row();
        } while (last != null);
    }

    private static void rows(PersonTable.Given given, Set<Item> items, Consumer<Map<String, Object>> taker) {
        if (given.doors().isEmpty()) {
            taker.accept(row(given, items, null));
        }
        given.doors().forEach(door -> taker.accept(row(given, items, door)));
    }

    private static Map<String, Object> row(PersonTable.Given given, Set<Item> items, @Nullable Dwelling door) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("name", given.row().name());
        put(cells, "place", given.row().place());
        var person = given.person();
        if (person != null) {
            var contact = person.contact();
            put(cells, "lang", contact.lang().code());
            if (items.contains(Item.PHONE)) {
                put(cells, "phone", contact.phone());
            }
            if (items.contains(Item.EMAIL)) {
                put(cells, "email", contact.email());
            }
            if (items.contains(Item.BIRTH_YEAR)) {
                put(cells, "birthYear", person.birthYear());
            }
            if (items.contains(Item.IDENTITY) && person.identity() != null) {
                put(cells, "paper", person.identity().paper().name());
                put(cells, "number", person.identity().number());
            }
            given.uses().stream()
                    .filter(use -> items.contains(use.item()))
                    .forEach(use -> cells.put(use.item() + "." + use.purpose(), "yes"));
        }
        if (door != null) {
            put(cells, "home", door.place());
            put(cells, "unit", door.unit());
            put(cells, "tie", door.tie().name());
            put(
                    cells,
                    "area",
                    door.area() == null ? null : new java.math.BigDecimal(Dwelling.squareMetres(door.area())));
            put(cells, "share", door.share());
            put(cells, "from", door.from());
            put(cells, "to", door.to());
        }
        return cells;
    }

    private static void put(Map<String, Object> cells, String key, @Nullable Object cell) {
        if (cell != null) {
            cells.put(
                    key, cell instanceof PlaceCode || cell instanceof org.linli.people.Share ? cell.toString() : cell);
        }
    }
}
