package org.linli.registers;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.people.Consent.Use;
import org.linli.people.DwellingDraft;
import org.linli.people.Item;
import org.linli.people.PersonDraft;
import org.linli.people.PersonRegister.Seen;
import org.linli.people.Purpose;

/**
 * A person and a dwelling as a page sends them; a field that was not sent is empty.
 *
 * @param use consents given, as {@code PHONE.NEWS}
 */
record PersonForm(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String lang,
        @Nullable String paper,
        @Nullable String number,
        @Nullable String birthYear,
        @Nullable String guardian,
        @Nullable String place,
        @Nullable List<String> use,
        @Nullable String home,
        @Nullable String unit,
        @Nullable String tie,
        @Nullable String area,
        @Nullable String share,
        @Nullable String from,
        @Nullable String to) {
    /** An empty form at {@code place}. */
    static PersonForm at(String place, String guardian) {
        return new PersonForm(
                null, null, null, null, null, null, null, guardian, place, null, null, null, null, null, null, null,
                null);
    }

    /** What is kept of a person, to be changed. */
    static PersonForm of(Seen seen) {
        var person = seen.person();
        var contact = person.contact();
        var identity = person.identity();
        return new PersonForm(
                contact.name(),
                contact.phone(),
                contact.email(),
                contact.lang().code(),
                identity == null ? null : identity.paper().name(),
                identity == null ? null : identity.number(),
                text(person.birthYear()),
                text(person.guardian()),
                text(person.place()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    PersonDraft person() {
        return new PersonDraft(
                plain(name),
                plain(phone),
                plain(email),
                Lang.of(plain(lang)),
                plain(paper),
                plain(number),
                plain(birthYear),
                plain(guardian),
                plain(place),
                uses());
    }

    DwellingDraft dwelling() {
        return new DwellingDraft(
                plain(home), plain(unit), plain(tie), plain(area), plain(share), plain(from), plain(to));
    }

    /** What was typed into {@code field}; the empty string for none. */
    String typed(String field) {
        return plain(
                switch (field) {
                    case "name" -> name;
                    case "phone" -> phone;
                    case "email" -> email;
                    case "paper" -> paper;
                    case "number" -> number;
                    case "birthYear" -> birthYear;
                    case "guardian" -> guardian;
                    case "place" -> place;
                    case "home" -> home;
                    case "unit" -> unit;
                    case "tie" -> tie;
                    case "area" -> area;
                    case "share" -> share;
                    case "from" -> from;
                    case "to" -> to;
                    default -> throw new IllegalArgumentException("no field " + field);
                });
    }

    boolean agreed(Item item, Purpose purpose) {
        return use != null && use.contains(item + "." + purpose);
    }

    private Set<Use> uses() {
        var uses = new HashSet<Use>();
        if (use != null) {
            use.forEach(word -> use(word).ifPresent(uses::add));
        }
        return uses;
    }

    /** The item and purpose that {@code word} names, such as {@code PHONE.NEWS}; empty where it names none. */
    static Optional<Use> use(String word) {
        return Arrays.stream(Item.values())
                .flatMap(item -> Arrays.stream(Purpose.values()).map(purpose -> new Use(item, purpose)))
                .filter(use -> word.equals(use.item() + "." + use.purpose()))
                .findFirst();
    }

    private static String plain(@Nullable String value) {
        return value == null ? "" : value;
    }
}
