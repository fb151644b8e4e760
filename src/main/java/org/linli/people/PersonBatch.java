package org.linli.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.people.Consent.Use;
import org.linli.people.PersonTaking.Added;
import org.linli.people.PersonTaking.Changed;
import org.linli.people.PersonTaking.Refused;
import org.linli.people.PersonTaking.Unchanged;

/*
 * Whom a row is about: by the number of the paper; else by name and phone; else, where a row has neither, by name and the place of
 * registration. An empty cell leaves what is there. A row that is wrong in one field is refused whole.
 */
/** Some rows of a table of persons, decided one after the other beside what the register has. Pure: looks up and writes nothing. */
final class PersonBatch {
    private final LocalDate today;
    private final Supplier<UUID> ids;
    private final Predicate<PlaceCode> known;
    private final Predicate<PlaceCode> reached;
    private final Map<String, List<Known>> numbers = new HashMap<>();
    private final Map<String, List<Known>> phones = new HashMap<>();
    private final Map<String, List<Known>> names = new HashMap<>();
    private final Map<String, List<Dwelling>> doors = new HashMap<>();
    private final Map<String, Integer> areas;
    private final Set<Known> touched = new LinkedHashSet<>();

    /**
     * @param known whether there is such a place in the district
     * @param reached whether whoever brings the table may write at it
     * @param areas of doors, see {@link PersonTableStore#door}
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
        index(person, person.now);
    }

    /** A tie that the register has. */
    void add(Dwelling tie) {
        doors.computeIfAbsent(PersonTableStore.door(tie.place(), tie.unit()), door -> new ArrayList<>())
                .add(tie);
    }

    /** All whom the rows so far bring or change. */
    Set<Known> touched() {
        return touched;
    }

    /** Decides the next row. */
    PersonTaking take(PersonLine line) {
        var wrong = new HashMap<String, String>();
        var match = match(line.person(), wrong);
        if (!wrong.isEmpty()) {
            return new Refused(wrong);
        }
        var person = read(line, match, wrong);
        var home = line.home().isBlank() ? Optional.<Dwelling>empty() : home(line, match, person, wrong);
        var uses =
                consents(line, match, person, home.isPresent() || !line.home().isBlank(), wrong);
        if (!wrong.isEmpty()) {
            return new Refused(wrong);
        }
        if (match == null) {
            var fresh = new Known(line.row(), null, person);
            accept(line.row(), fresh, person, uses, home);
            return new Added();
        }
        var fields = differing(match.now, person);
        if (!match.uses.containsAll(uses)) {
            fields.add("consent");
        }
        if (home.isPresent()) {
            fields.add("home");
        }
        if (fields.isEmpty()) {
            return new Unchanged();
        }
        accept(line.row(), match, person, uses, home);
        return new Changed(fields);
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
                areas.putIfAbsent(PersonTableStore.door(tie.place(), tie.unit()), tie.area());
            }
        });
        touched.add(one);
        index(one, person);
    }

    private void index(Known one, Person person) {
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
                    PersonTableStore.named(
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

    private @Nullable Known match(PersonDraft draft, Map<String, String> wrong) {
        var name = ContactRules.nameKey(draft.name());
        var number = IdentityRules.plain(draft.number());
        var phone = ContactRules.phone(draft.phone());
        var found = new ArrayList<Known>();
        if (!number.isEmpty()) {
            var same = numbers.getOrDefault(number, List.of());
            if (!same.isEmpty() && same.stream().noneMatch(one -> isCalled(one, name))) {
                wrong.put("number", "people.wrong.table.other-name");
                return null;
            }
            found.addAll(same);
        }
        if (found.isEmpty() && phone != null) {
            phones.getOrDefault(phone, List.of()).stream()
                    .filter(one -> isCalled(one, name))
                    .filter(one -> number.isEmpty() || one.now.identity() == null)
                    .forEach(found::add);
        }
        if (number.isEmpty() && phone == null) {
            found.addAll(names.getOrDefault(PersonTableStore.named(draft.place().strip(), draft.name()), List.of()));
        }
        if (found.size() > 1) {
            wrong.put(number.isEmpty() ? "name" : "number", "people.wrong.table.several");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private static boolean isCalled(Known one, String nameKey) {
        return ContactRules.nameKey(one.now.contact().name()).equals(nameKey);
    }

    private Person read(PersonLine line, @Nullable Known match, Map<String, String> wrong) {
        var draft = line.person();
        var old = match == null ? null : match.now;
        var id = old == null ? new PersonId(ids.get()) : old.id();
        var read = PersonRules.read(filled(draft, line.lang(), old), id, today, wrong);
        if (draft.place().isBlank() && old != null && old.place() == null) {
            wrong.remove("place"); // somebody who works here and is registered nowhere
        }
        var place = read.place();
        if (place != null && (old == null || !place.equals(old.place())) && !wrong.containsKey("place")) {
            refuse(place, "place", "people.wrong.place", wrong);
        }
        var guardian = read.guardian();
        return old == null
                ? read
                : new Person(id, read.contact(), read.identity(), read.birthYear(), guardian, place, old.version());
    }

    private void refuse(PlaceCode place, String field, String missing, Map<String, String> wrong) {
        if (!known.test(place)) {
            wrong.put(field, missing);
        } else if (!reached.test(place)) {
            wrong.put(field, "people.wrong.table.reach");
        }
    }

    /** What the row says, with what the register has where it says nothing, and the guardian by id. */
    private PersonDraft filled(PersonDraft draft, @Nullable Lang lang, @Nullable Person old) {
        var contact = old == null ? null : old.contact();
        var identity = old == null ? null : old.identity();
        var number = !draft.number().isBlank() ? draft.number() : identity == null ? "" : identity.number();
        var paper = !draft.paper().isBlank()
                ? draft.paper()
                : identity != null && draft.number().isBlank()
                        ? identity.paper().name()
                        : number.isEmpty() ? "" : Paper.RESIDENT_ID.name();
        return new PersonDraft(
                draft.name(),
                or(draft.phone(), contact == null ? null : contact.phone()),
                or(draft.email(), contact == null ? null : contact.email()),
                lang != null ? lang : contact == null ? Lang.ZH : contact.lang(),
                paper,
                number,
                or(draft.birthYear(), old == null ? null : old.birthYear()),
                guardian(draft.guardian(), old),
                or(draft.place(), old == null ? null : old.place()),
                draft.uses());
    }

    private static String or(String typed, @Nullable Object otherwise) {
        return !typed.isBlank() || otherwise == null ? typed : otherwise.toString();
    }

    /** The id of the one with this number, who is no child; the number itself where there is none, which no rule accepts. */
    private String guardian(String number, @Nullable Person old) {
        if (number.isBlank()) {
            return old == null || old.guardian() == null ? "" : old.guardian().toString();
        }
        return numbers.getOrDefault(IdentityRules.plain(number), List.of()).stream()
                .map(one -> one.now)
                .filter(one -> !one.needsGuardian(today))
                .map(one -> one.id().toString())
                .findFirst()
                .orElse("-");
    }

    /** The tie that the row adds; empty where the register has it, or it is wrong. */
    private Optional<Dwelling> home(PersonLine line, @Nullable Known match, Person person, Map<String, String> wrong) {
        var faults = new HashMap<String, String>();
        var read = DwellingRules.read(line.home(), ids.get(), person.id(), today, faults);
        if (read.isPresent()) {
            refuse(read.get().place(), "home", "people.wrong.home.unknown", faults);
        }
        if (read.isEmpty() || !faults.isEmpty()) {
            wrong.putAll(faults);
            return Optional.empty();
        }
        var tie = read.get();
        if (match != null && match.ties.stream().anyMatch(old -> says(line.home(), tie, old))) {
            return Optional.empty();
        }
        var door = PersonTableStore.door(tie.place(), tie.unit());
        wrong.putAll(DwellingRules.conflict(tie, areas.get(door), doors.getOrDefault(door, List.of())));
        return read;
    }

    /** Whether {@code old} is the tie that a row tells, as far as the row tells it. */
    private static boolean says(DwellingDraft draft, Dwelling tie, Dwelling old) {
        return old.place().equals(tie.place())
                && old.unit().equals(tie.unit())
                && old.tie() == tie.tie()
                && (draft.from().isBlank() || old.from().equals(tie.from()))
                && (draft.to().isBlank() || Objects.equals(tie.to(), old.to()))
                && (draft.share().isBlank() || Objects.equals(tie.share(), old.share()))
                && (draft.area().isBlank() || Objects.equals(tie.area(), old.area()));
    }

    /** What is consented to after the row; what it brings must be. */
    private Set<Use> consents(
            PersonLine line, @Nullable Known match, Person person, boolean dwells, Map<String, String> wrong) {
        var home = dwells || (match != null && !match.ties.isEmpty());
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

    private static Set<String> differing(Person old, Person now) {
        var fields = new TreeSet<String>();
        differ(fields, "name", old.contact().name(), now.contact().name());
        differ(fields, "phone", old.contact().phone(), now.contact().phone());
        differ(fields, "email", old.contact().email(), now.contact().email());
        differ(fields, "lang", old.contact().lang(), now.contact().lang());
        differ(fields, "number", old.identity(), now.identity());
        differ(fields, "birthYear", old.birthYear(), now.birthYear());
        differ(fields, "guardian", old.guardian(), now.guardian());
        differ(fields, "place", old.place(), now.place());
        return fields;
    }

    private static void differ(Set<String> fields, String field, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            fields.add(field);
        }
    }
}
