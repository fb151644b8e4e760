package org.linli.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.people.Consent.Use;
import org.linli.people.PersonTableStore.Word;
import org.linli.places.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of persons by the thousand: takes in rows of a table, gives rows out. The same rules as one by one. */
@Service
public class PersonTable {
    private final PersonLookupStore lookups;
    private final PersonTableStore store;
    private final PersonStore persons;
    private final PersonRegister register;
    private final DwellingStore dwellings;
    private final Traces traces;
    private final Places places;
    private final Clock clock;

    PersonTable(
            PersonLookupStore lookups,
            PersonTableStore store,
            PersonStore persons,
            PersonRegister register,
            DwellingStore dwellings,
            Traces traces,
            Places places,
            Clock clock) {
        this.lookups = lookups;
        this.store = store;
        this.persons = persons;
        this.register = register;
        this.dwellings = dwellings;
        this.traces = traces;
        this.places = places;
        this.clock = clock;
    }

    /** What came of some rows, in their order, and what they did. */
    public record Taken(List<PersonTaking> rows, List<PersonTrace> traces) {
        /** Takes copies. */
        public Taken {
            rows = List.copyOf(rows);
            traces = List.copyOf(traces);
        }
    }

    /**
     * Takes in rows, in the caller's transaction. Whom the scope does not reach is not found, so they are added anew as a page would;
     * what lies beyond it is refused.
     *
     * @param dry whether only to say what would come of them
     */
    @Transactional
    public Taken take(Scope scope, List<PersonLine> lines, PersonId writer, boolean dry) {
        var district = scope.district();
        if (!dry) {
            store.lock(district);
        }
        var today = LocalDate.now(clock);
        var nobody = new PersonId(Ids.next(clock));
        var rows = lines.stream().map(line -> ReadLine.of(line, nobody, today)).toList();
        var batch = batch(scope, rows);
        var takings = rows.stream().map(batch::take).toList();
        if (dry) {
            return new Taken(takings, List.of());
        }
        write(district, batch.touched(), writer);
        return new Taken(takings, batch.touched().stream().map(traces::of).toList());
    }

    private PersonBatch batch(Scope scope, List<ReadLine> rows) {
        var district = scope.district();
        var homes = rows.stream().map(ReadLine::home).filter(Objects::nonNull).toList();
        var known = places.named(codes(rows, homes)).keySet();
        var batch = new PersonBatch(
                LocalDate.now(clock),
                () -> Ids.next(clock),
                code -> code.district().equals(district) && known.contains(code),
                reach(scope),
                homes.isEmpty() ? Map.of() : lookups.areas(district, homes));
        var found = found(scope, rows);
        var all = new HashMap<PersonId, Known>();
        found.forEach(person -> all.put(person.id(), new Known(0, person, person)));
        lookups.uses(district, all.keySet()).forEach((id, uses) -> {
            var one = all.get(id);
            if (one != null) {
                one.uses.addAll(uses);
            }
        });
        if (!homes.isEmpty() || !all.isEmpty()) {
            for (var tie : lookups.ties(district, all.keySet(), homes)) {
                batch.add(tie);
                var one = all.get(tie.person());
                if (one != null) {
                    one.ties.add(tie);
                }
            }
        }
        all.values().forEach(batch::add);
        return batch;
    }

    private static Predicate<PlaceCode> reach(Scope scope) {
        return scope.reaches(scope.district().place()) ? code -> true : scope::reaches;
    }

    /** The persons of the register whom the rows can be about, or name as guardians, as far as the scope reaches. */
    private List<Person> found(Scope scope, List<ReadLine> rows) {
        var numbers = new HashSet<String>();
        var phones = new HashSet<String>();
        var names = new HashSet<String>();
        for (var row : rows) {
            Stream.of(row.number(), row.guardian())
                    .filter(one -> !one.isEmpty())
                    .forEach(numbers::add);
            if (row.phone() != null) {
                phones.add(row.phone());
            } else if (row.number().isEmpty()) {
                names.add(row.named());
            }
        }
        var district = scope.district();
        var all = new LinkedHashMap<PersonId, Person>();
        Stream.of(
                        lookups.withNumbers(district, numbers),
                        lookups.withPhones(district, phones),
                        lookups.withNames(district, names))
                .flatMap(map -> map.values().stream())
                .flatMap(List::stream)
                .forEach(person -> all.put(person.id(), person));
        if (all.isEmpty() || scope.reaches(district.place())) {
            return List.copyOf(all.values());
        }
        var within =
                register.within(scope, all.keySet()).stream().map(PersonRow::id).collect(Collectors.toSet());
        return all.values().stream()
                .filter(person -> within.contains(person.id()))
                .toList();
    }

    private static Set<PlaceCode> codes(List<ReadLine> rows, List<Dwelling> homes) {
        var codes = new HashSet<PlaceCode>();
        homes.forEach(home -> codes.add(home.place()));
        for (var row : rows) {
            var code = row.line().person().place().strip();
            if (PlaceCode.accepts(code)) {
                codes.add(new PlaceCode(code));
            }
        }
        return codes;
    }

    private void write(District district, Collection<Known> touched, PersonId writer) {
        var now = clock.instant();
        var today = LocalDate.now(clock);
        var fresh = touched.stream().filter(Known::isNew).map(one -> one.now).toList();
        if (!fresh.isEmpty()) {
            store.add(district, fresh, now);
        }
        store.put(
                district,
                touched.stream().filter(Known::isRewritten).map(one -> one.now).toList());
        var words = new ArrayList<Word>();
        for (var one : touched) {
            var speaker = one.now.speaker(today);
            for (var use : one.fresh) {
                words.add(new Word(
                        Ids.next(clock),
                        one.now.id(),
                        new Consent(use.item(), use.purpose(), true, speaker, writer, now)));
            }
        }
        store.say(district, words, now);
        var ties = touched.stream().flatMap(one -> one.added.stream()).toList();
        if (!ties.isEmpty()) {
            store.measure(district, ties);
            store.tie(district, ties);
        }
    }

    /**
     * A person in a table that goes out.
     *
     * @param person null where nothing was asked for that is shown only after a look
     */
    public record Given(PersonRow row, @Nullable Person person, List<Dwelling> doors, Set<Use> uses) {
        /** Takes copies. */
        public Given {
            doors = List.copyOf(doors);
            uses = Set.copyOf(uses);
        }

        /** Never the content: it must not reach a log. */
        @Override
        public String toString() {
            return "Given[" + row.id() + "]";
        }
    }

    /**
     * A page of those registered in {@code scope} at {@code within} and below. Where {@code items} are asked for, a look at what there
     * is of them is recorded for each before the answer, and each can read it.
     *
     * @param purpose what for, at most 200 characters; must not be blank where items are asked for
     */
    @Transactional
    public List<Given> give(
            Scope scope,
            PlaceCode within,
            @Nullable PersonRow after,
            int limit,
            Set<Item> items,
            PersonId looker,
            String purpose) {
        var rows = register.list(scope, within, after, limit);
        if (items.isEmpty() || rows.isEmpty()) {
            return rows.stream()
                    .map(row -> new Given(row, null, List.of(), Set.of()))
                    .toList();
        }
        People.demandPurpose(purpose);
        var ids = rows.stream().map(PersonRow::id).toList();
        var found = persons.all(scope.district(), ids);
        var doors = items.contains(Item.DWELLING)
                ? dwellings.of(scope.district(), ids).stream().collect(Collectors.groupingBy(Dwelling::person))
                : Map.<PersonId, List<Dwelling>>of();
        var looked = new HashMap<PersonId, Set<Item>>();
        for (var person : found.values()) {
            var seen = new HashSet<>(PersonRules.items(
                    person, !doors.getOrDefault(person.id(), List.of()).isEmpty(), LocalDate.now(clock)));
            seen.retainAll(items);
            if (!seen.isEmpty()) {
                looked.put(person.id(), seen);
            }
        }
        store.look(scope.district(), looked, looker, purpose.strip(), clock);
        var uses = lookups.uses(scope.district(), ids);
        return rows.stream()
                .map(row -> new Given(
                        row,
                        found.get(row.id()),
                        doors.getOrDefault(row.id(), List.of()),
                        uses.getOrDefault(row.id(), Set.of())))
                .toList();
    }

    /** Undoes what rows did; see {@link Traces}. Answers the message key of why a person stays, by row; none for who was undone. */
    @Transactional
    public Map<Long, String> undo(District district, List<PersonTrace> some, PersonId writer) {
        return traces.undo(district, some, writer);
    }
}
