package org.linli.people;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.Merge.Field;

/**
 * What becomes of two records of one person. Pure. The kept record's own fields win, and what it has empty it takes from the other;
 * ties move unless the kept record has the same one at that time; consents and looks stay where they were said and are read together, the
 * newest word first; posts, matters and whatever else holds the other id stays as it is, and the id answers with the kept record.
 */
final class MergeRules {
    private MergeRules() {}

    /** The message key of why the two cannot be one record; {@code said} is what either said, newest first. */
    static Optional<String> refused(Person kept, Person gone, List<Consent> said) {
        var one = kept.identity();
        var other = gone.identity();
        if (one != null
                && other != null
                && one.paper() == other.paper()
                && !one.number().equals(other.number())) {
            return Optional.of("people.merge.papers");
        }
        var words = new HashMap<Item, Boolean>();
        said.stream()
                .filter(consent -> consent.purpose() == Purpose.REGISTER)
                .forEach(consent -> words.putIfAbsent(consent.item(), consent.given()));
        var withdrawn = words.entrySet().stream()
                .filter(word -> !word.getValue())
                .map(Map.Entry::getKey)
                .anyMatch(item -> has(kept, item) || has(gone, item));
        return withdrawn ? Optional.of("people.merge.withdrawn") : Optional.empty();
    }

    private static boolean has(Person person, Item item) {
        return switch (item) {
            case IDENTITY -> person.identity() != null;
            case PHONE -> person.contact().phone() != null;
            case EMAIL -> person.contact().email() != null;
            case BIRTH_YEAR -> person.birthYear() != null;
            case DWELLING -> false;
        };
    }

    /** What {@code kept} has empty and {@code gone} has. */
    static Set<Field> filled(Person kept, Person gone) {
        var filled = EnumSet.noneOf(Field.class);
        for (var field : Field.values()) {
            if (value(kept, field) == null && value(gone, field) != null) {
                filled.add(field);
            }
        }
        return filled;
    }

    /** {@code kept} with {@code filled} from {@code gone}. */
    static Person together(Person kept, Person gone, Set<Field> filled) {
        return pick(kept, gone, filled);
    }

    /** {@code kept} without what it took from {@code gone} and still has as it was there. */
    static Person apart(Person kept, Person gone, Set<Field> filled) {
        var same = EnumSet.noneOf(Field.class);
        filled.stream()
                .filter(field -> Objects.equals(value(kept, field), value(gone, field)))
                .forEach(same::add);
        var nothing = new Person(
                kept.id(),
                new Contact(kept.contact().name(), null, null, kept.contact().lang()),
                null,
                null,
                null,
                null,
                kept.version());
        return pick(kept, nothing, same);
    }

    private static Person pick(Person base, Person from, Set<Field> fields) {
        var contact = new Contact(
                base.contact().name(),
                (fields.contains(Field.PHONE) ? from : base).contact().phone(),
                (fields.contains(Field.EMAIL) ? from : base).contact().email(),
                base.contact().lang());
        return new Person(
                base.id(),
                contact,
                (fields.contains(Field.IDENTITY) ? from : base).identity(),
                (fields.contains(Field.BIRTH_YEAR) ? from : base).birthYear(),
                (fields.contains(Field.GUARDIAN) ? from : base).guardian(),
                (fields.contains(Field.PLACE) ? from : base).place(),
                base.version());
    }

    private static @Nullable Object value(Person person, Field field) {
        return switch (field) {
            case IDENTITY -> person.identity();
            case PHONE -> person.contact().phone();
            case EMAIL -> person.contact().email();
            case BIRTH_YEAR -> person.birthYear();
            case GUARDIAN -> person.guardian();
            case PLACE -> person.place();
        };
    }

    /** The ties of the one that is gone which move: those that the kept record does not have at the same time. */
    static List<UUID> moving(Collection<Dwelling> kept, Collection<Dwelling> gone) {
        return gone.stream()
                .filter(tie -> kept.stream().noneMatch(own -> same(own, tie)))
                .map(Dwelling::id)
                .toList();
    }

    private static boolean same(Dwelling one, Dwelling other) {
        return one.place().equals(other.place())
                && one.unit().equals(other.unit())
                && one.tie() == other.tie()
                && one.overlaps(other);
    }
}
