package org.linli.people;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/**
 * What the register keeps of a person beside dwellings and consents. Personal data: the page shows the contact, the number and the
 * doors only after a look.
 *
 * @param birthYear kept where a child's guardian must be asked, or where the person gave it
 * @param guardian who speaks for a child who is not yet 14
 * @param place where the person is registered; none for staff
 * @param version rises with each change
 */
public record Person(
        PersonId id,
        Contact contact,
        @Nullable Identity identity,
        @Nullable Integer birthYear,
        @Nullable PersonId guardian,
        @Nullable PlaceCode place,
        int version) {
    /** Never the content: it must not reach a log. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }

    /** Whether a guardian speaks for the person on {@code today} ({@link Minors}). */
    public boolean needsGuardian(LocalDate today) {
        var birthday =
                identity == null ? null : IdentityRules.birthday(identity).orElse(null);
        return Minors.needsGuardian(birthday, birthYear, today);
    }

    /** Who says what may be done with what is kept of the person: the guardian of a child, else the person. */
    public PersonId speaker(LocalDate today) {
        return needsGuardian(today) && guardian != null ? guardian : id;
    }

    /** The items that are kept, dwellings aside. */
    Set<Item> items(LocalDate today) {
        return PersonRules.items(this, false, today);
    }

    /** The person without {@code item}; dwellings stand elsewhere. */
    Person without(Item item) {
        return switch (item) {
            case IDENTITY -> new Person(id, contact, null, birthYear, guardian, place, version);
            case PHONE -> with(new Contact(contact.name(), null, contact.email(), contact.lang()));
            case EMAIL -> with(new Contact(contact.name(), contact.phone(), null, contact.lang()));
            case BIRTH_YEAR -> new Person(id, contact, identity, null, null, place, version);
            case DWELLING -> this;
        };
    }

    /** The person with another contact. */
    Person with(Contact other) {
        return new Person(id, other, identity, birthYear, guardian, place, version);
    }
}
