package org.linli.people;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;

/** A row of a table beside what the register has of the same person: an empty cell leaves what is there. Pure. */
final class Filling {
    private Filling() {}

    /** What the row says, with what the register has where it says nothing. */
    static PersonDraft filled(PersonDraft draft, @Nullable Lang lang, String guardian, @Nullable Person old) {
        var contact = old == null ? null : old.contact();
        var identity = old == null ? null : old.identity();
        var number = !draft.number().isBlank() ? draft.number() : identity == null ? "" : identity.number();
        return new PersonDraft(
                draft.name(),
                or(draft.phone(), contact == null ? null : contact.phone()),
                or(draft.email(), contact == null ? null : contact.email()),
                lang != null ? lang : contact == null ? Lang.ZH : contact.lang(),
                paper(draft, number, identity),
                number,
                or(draft.birthYear(), old == null ? null : old.birthYear()),
                guardian,
                or(draft.place(), old == null ? null : old.place()),
                draft.uses());
    }

    private static String paper(PersonDraft draft, String number, @Nullable Identity known) {
        if (!draft.paper().isBlank()) {
            return draft.paper();
        }
        if (known != null && draft.number().isBlank()) {
            return known.paper().name();
        }
        return number.isEmpty() ? "" : Paper.RESIDENT_ID.name();
    }

    private static String or(String typed, @Nullable Object otherwise) {
        return !typed.isBlank() || otherwise == null ? typed : otherwise.toString();
    }

    /** The fields in which {@code now} says something else than {@code old}. */
    static Set<String> differing(Person old, Person now) {
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

    /** Whether {@code old} is the tie that a row tells, as far as the row tells it. */
    static boolean says(DwellingDraft draft, Dwelling tie, Dwelling old) {
        return old.place().equals(tie.place())
                && old.unit().equals(tie.unit())
                && old.tie() == tie.tie()
                && (draft.from().isBlank() || old.from().equals(tie.from()))
                && (draft.to().isBlank() || Objects.equals(tie.to(), old.to()))
                && (draft.share().isBlank() || Objects.equals(tie.share(), old.share()))
                && (draft.area().isBlank() || Objects.equals(tie.area(), old.area()));
    }
}
