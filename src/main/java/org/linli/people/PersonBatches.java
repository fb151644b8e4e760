package org.linli.people;

import java.time.Clock;
import java.time.LocalDate;
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
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** Gathers what the register has beside the rows of a table. */
@Component
class PersonBatches {
    private final PersonLookupStore lookups;
    private final PersonRegister register;
    private final Places places;
    private final Clock clock;

    PersonBatches(PersonLookupStore lookups, PersonRegister register, Places places, Clock clock) {
        this.lookups = lookups;
        this.register = register;
        this.places = places;
        this.clock = clock;
    }

    /** The batch that decides {@code rows}, with all that they can be about. */
    PersonBatch beside(Scope scope, List<ReadLine> rows) {
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
}
