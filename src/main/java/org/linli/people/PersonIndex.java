package org.linli.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/*
 * Whom a row is about: by the number of the paper; else by name and phone; else, where a row has neither, by name and the place of
 * registration.
 */
/** The persons whom the rows of a table can be about, those of the register and those of the rows before. */
final class PersonIndex {
    private final Map<String, List<Known>> numbers = new HashMap<>();
    private final Map<String, List<Known>> phones = new HashMap<>();
    private final Map<String, List<Known>> names = new HashMap<>();

    /** Lets {@code one} be found as they are now. */
    void add(Known one) {
        var person = one.now;
        var identity = person.identity();
        if (identity != null) {
            put(numbers, identity.number(), one);
        }
        var phone = person.contact().phone();
        if (phone != null) {
            put(phones, phone, one);
        }
        if (person.place() != null) {
            put(
                    names,
                    PersonLookupStore.named(
                            person.place().value(), person.contact().name()),
                    one);
        }
    }

    private static void put(Map<String, List<Known>> index, String key, Known one) {
        var list = index.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (!list.contains(one)) {
            list.add(one);
        }
    }

    /** The one whom {@code row} is about; null for nobody, or where {@code wrong} says why nobody can be told. */
    @Nullable
    Known match(ReadLine row, Map<String, String> wrong) {
        var number = row.number();
        var found = new ArrayList<Known>();
        if (!number.isEmpty()) {
            var same = numbers.getOrDefault(number, List.of());
            if (!same.isEmpty() && same.stream().noneMatch(one -> isCalled(one, row.name()))) {
                wrong.put("number", "people.wrong.table.other-name");
                return null;
            }
            found.addAll(same);
        }
        if (found.isEmpty() && row.phone() != null) {
            phones.getOrDefault(row.phone(), List.of()).stream()
                    .filter(one -> isCalled(one, row.name()))
                    .filter(one -> number.isEmpty() || one.now.identity() == null)
                    .forEach(found::add);
        }
        if (number.isEmpty() && row.phone() == null) {
            found.addAll(names.getOrDefault(row.named(), List.of()));
        }
        if (found.size() > 1) {
            wrong.put(number.isEmpty() ? "name" : "number", "people.wrong.table.several");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private static boolean isCalled(Known one, String nameKey) {
        return ContactRules.nameKey(one.now.contact().name()).equals(nameKey);
    }

    /** The id of the one with this number, who is no child; a dash where there is none, which no rule accepts. */
    String guardian(String number, LocalDate today) {
        return numbers.getOrDefault(number, List.of()).stream()
                .map(one -> one.now)
                .filter(one -> !one.needsGuardian(today))
                .map(one -> one.id().toString())
                .findFirst()
                .orElse("-");
    }
}
