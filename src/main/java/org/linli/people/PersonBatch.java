package org.linli.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.people.Consent.Use;
import org.linli.people.PersonTaking.Added;
import org.linli.people.PersonTaking.Changed;
import org.linli.people.PersonTaking.Refused;
import org.linli.people.PersonTaking.Unchanged;

/**
 * Some rows of a table of persons, decided one after the other beside what the register has: a row that is wrong in one field is
 * refused whole. Pure: looks up and writes nothing.
 */
final class PersonBatch {
    private final LocalDate today;
    private final Supplier<UUID> ids;
    private final Predicate<PlaceCode> known;
    private final Predicate<PlaceCode> reached;
    private final PersonIndex index = new PersonIndex();
    private final Map<String, List<Dwelling>> doors = new HashMap<>();
    private final Map<String, Integer> areas;
    private final Set<Known> touched = new LinkedHashSet<>();

    /**
     * @param known whether there is such a place in the district
     * @param reached whether whoever brings the table may write at it
     * @param areas of doors, see {@link PersonLookupStore#door}
     */
    PersonBatch(
            LocalDate today,
            Supplier<UUID> ids,
            Predicate<PlaceCode> known,
            Predicate<PlaceCode> reached,
            Map<String, Integer> areas) {
        this.today = today;
        this.ids = ids;
        this.known = known;
        this.reached = reached;
        this.areas = new HashMap<>(areas);
    }

    /** A person whom the register has. */
    void add(Known person) {
        index.add(person);
    }

    /** A tie that the register has. */
    void add(Dwelling tie) {
        doors.computeIfAbsent(PersonLookupStore.door(tie.place(), tie.unit()), door -> new ArrayList<>())
                .add(tie);
    }

    /** All whom the rows so far bring or change. */
    Set<Known> touched() {
        return touched;
    }

    /** Decides the next row. */
    PersonTaking take(ReadLine row) {
        var wrong = new HashMap<String, String>();
        var match = index.match(row, wrong);
        if (!wrong.isEmpty()) {
            return new Refused(wrong);
        }
        var person = read(row, match, wrong);
        var home = home(row, match, person, wrong);
        var uses = consents(row.line(), match, person, wrong);
        if (!wrong.isEmpty()) {
            return new Refused(wrong);
        }
        if (match == null) {
            accept(row.line().row(), new Known(row.line().row(), null, person), person, uses, home);
            return new Added();
        }
        var fields = fields(match, person, uses, home);
        if (fields.isEmpty()) {
            return new Unchanged();
        }
        accept(row.line().row(), match, person, uses, home);
        return new Changed(fields);
    }

    private static Set<String> fields(Known match, Person person, Set<Use> uses, Optional<Dwelling> home) {
        var fields = Filling.differing(match.now, person);
        if (!match.uses.containsAll(uses)) {
            fields.add("consent");
        }
        if (home.isPresent()) {
            fields.add("home");
        }
        return fields;
    }

    private void accept(long row, Known one, Person person, Set<Use> uses, Optional<Dwelling> home) {
        one.row = one.row == 0 ? row : one.row;
        one.now = person;
        uses.stream().filter(use -> one.uses.add(use)).forEach(one.fresh::add);
        home.ifPresent(tie -> {
            one.ties.add(tie);
            one.added.add(tie);
            add(tie);
            if (tie.area() != null) {
                areas.putIfAbsent(PersonLookupStore.door(tie.place(), tie.unit()), tie.area());
            }
        });
        touched.add(one);
        index.add(one);
    }

    private Person read(ReadLine row, @Nullable Known match, Map<String, String> wrong) {
        var draft = row.line().person();
        var old = match == null ? null : match.now;
        var id = old == null ? new PersonId(ids.get()) : old.id();
        var filled = Filling.filled(draft, row.line().lang(), guardian(row, old), old);
        var read = PersonRules.read(filled, id, today, wrong);
        if (draft.place().isBlank() && old != null && old.place() == null) {
            wrong.remove("place"); // somebody who works here and is registered nowhere
        }
        var place = read.place();
        if (place != null && (old == null || !place.equals(old.place())) && !wrong.containsKey("place")) {
            refuse(place, "place", "people.wrong.place", wrong);
        }
        return old == null
                ? read
                : new Person(
                        id, read.contact(), read.identity(), read.birthYear(), read.guardian(), place, old.version());
    }

    private String guardian(ReadLine row, @Nullable Person old) {
        if (!row.line().person().guardian().isBlank()) {
            return index.guardian(row.guardian(), today);
        }
        return old == null || old.guardian() == null ? "" : old.guardian().toString();
    }

    private void refuse(PlaceCode place, String field, String missing, Map<String, String> wrong) {
        if (!known.test(place)) {
            wrong.put(field, missing);
        } else if (!reached.test(place)) {
            wrong.put(field, "people.wrong.table.reach");
        }
    }

    /** The tie that the row adds; empty where the register has it, or it is wrong, or there is none. */
    private Optional<Dwelling> home(ReadLine row, @Nullable Known match, Person person, Map<String, String> wrong) {
        wrong.putAll(row.faults());
        if (row.home() == null) {
            return Optional.empty();
        }
        var tie = row.home().of(ids.get(), person.id());
        var fault = new HashMap<String, String>();
        refuse(tie.place(), "home", "people.wrong.home.unknown", fault);
        wrong.putAll(fault);
        if (!fault.isEmpty()
                || (match != null
                        && match.ties.stream()
                                .anyMatch(old -> Filling.says(row.line().home(), tie, old)))) {
            return Optional.empty();
        }
        var door = PersonLookupStore.door(tie.place(), tie.unit());
        wrong.putAll(DwellingRules.conflict(tie, areas.get(door), doors.getOrDefault(door, List.of())));
        return Optional.of(tie);
    }

    /** What is consented to after the row; what it brings must be. */
    private Set<Use> consents(PersonLine line, @Nullable Known match, Person person, Map<String, String> wrong) {
        var home = !line.home().isBlank() || (match != null && !match.ties.isEmpty());
        var items = PersonRules.items(person, home, today);
        var uses = new HashSet<Use>();
        line.person().uses().stream().filter(use -> items.contains(use.item())).forEach(uses::add);
        var brought = new TreeSet<>(items);
        if (match != null) {
            brought.removeAll(PersonRules.items(match.now, !match.ties.isEmpty(), today));
            uses.addAll(match.uses);
        }
        PersonRules.demandConsent(brought, uses, wrong);
        return uses;
    }
}
