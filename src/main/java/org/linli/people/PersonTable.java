package org.linli.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.people.Consent.Use;
import org.linli.people.PersonTableStore.Word;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of persons by the thousand: takes in rows of a table, gives rows out. The same rules as one by one. */
@Service
public class PersonTable {
    private final PersonBatches batches;
    private final PersonLookupStore lookups;
    private final PersonTableStore store;
    private final PersonStore persons;
    private final PersonRegister register;
    private final DwellingStore dwellings;
    private final Traces traces;
    private final Clock clock;

    PersonTable(
            PersonBatches batches,
            PersonLookupStore lookups,
            PersonTableStore store,
            PersonStore persons,
            PersonRegister register,
            DwellingStore dwellings,
            Traces traces,
            Clock clock) {
        this.batches = batches;
        this.lookups = lookups;
        this.store = store;
        this.persons = persons;
        this.register = register;
        this.dwellings = dwellings;
        this.traces = traces;
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
        var batch = batches.beside(scope, rows);
        var takings = rows.stream().map(batch::take).toList();
        if (dry) {
            return new Taken(takings, List.of());
        }
        write(district, batch.touched(), writer);
        return new Taken(takings, batch.touched().stream().map(traces::of).toList());
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
