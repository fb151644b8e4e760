package org.linli.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/** What may be written down of a person. Pure; whether places and guardians are there is asked elsewhere. */
final class PersonRules {
    private static final int OLDEST = 130; // years
    private static final List<Paper> PAPERS = List.of(Paper.values());

    private PersonRules() {}

    /** {@code draft} read; puts the message key of each wrong field into {@code wrong}. */
    static Person read(PersonDraft draft, PersonId id, LocalDate today, Map<String, String> wrong) {
        var contact = ContactRules.read(draft.name(), draft.phone(), draft.email(), draft.lang(), wrong);
        var identity = identity(draft, today, wrong);
        var birthday =
                identity == null ? null : IdentityRules.birthday(identity).orElse(null);
        var birthYear = birthYear(draft.birthYear(), birthday, today, wrong);
        var child = Minors.needsGuardian(birthday, birthYear, today);
        if (child && birthday != null) {
            birthYear = birthday.getYear();
        }
        var guardian = guardian(draft.guardian(), child, wrong);
        return new Person(id, contact, identity, birthYear, guardian, place(draft.place(), wrong), 0);
    }

    /** What is kept of {@code person} and needs a consent. A child's year of birth is kept because the law asks for it. */
    static Set<Item> items(Person person, boolean dwelling, LocalDate today) {
        var items = new TreeSet<Item>();
        add(items, Item.IDENTITY, person.identity() != null);
        add(items, Item.PHONE, person.contact().phone() != null);
        add(items, Item.EMAIL, person.contact().email() != null);
        add(items, Item.BIRTH_YEAR, person.birthYear() != null && !person.needsGuardian(today));
        add(items, Item.DWELLING, dwelling);
        return items;
    }

    /** Marks each of {@code items} that may not be kept, as {@code consent.PHONE}. */
    static void demandConsent(Set<Item> items, Set<Consent.Use> uses, Map<String, String> wrong) {
        items.stream()
                .filter(item -> !uses.contains(new Consent.Use(item, Purpose.REGISTER)))
                .forEach(item -> wrong.put("consent." + item, "people.wrong.consent"));
    }

    private static void add(Set<Item> items, Item item, boolean kept) {
        if (kept) {
            items.add(item);
        }
    }

    private static @Nullable Identity identity(PersonDraft draft, LocalDate today, Map<String, String> wrong) {
        var number = IdentityRules.plain(draft.number());
        if (number.isEmpty()) {
            return null;
        }
        var paper = paper(draft.paper());
        if (paper.isEmpty()) {
            wrong.put("paper", "people.wrong.paper");
            return null;
        }
        var fault = IdentityRules.wrong(paper.get(), number, today);
        fault.ifPresent(key -> wrong.put("number", key));
        return fault.isPresent() ? null : new Identity(paper.get(), number);
    }

    static Optional<Paper> paper(String typed) {
        for (var paper : PAPERS) {
            if (paper.name().equalsIgnoreCase(typed.strip())) {
                return Optional.of(paper);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Integer birthYear(
            String typed, @Nullable LocalDate birthday, LocalDate today, Map<String, String> wrong) {
        var plain = Typed.folded(typed).strip();
        if (plain.isEmpty()) {
            return null;
        }
        var year = plain.matches("\\d{4}") ? Integer.parseInt(plain) : 0;
        if (year < today.getYear() - OLDEST || year > today.getYear()) {
            wrong.put("birthYear", "people.wrong.birthYear");
            return null;
        }
        if (birthday != null && birthday.getYear() != year) {
            wrong.put("birthYear", "people.wrong.birthYear.other");
        }
        return year;
    }

    private static @Nullable PersonId guardian(String typed, boolean child, Map<String, String> wrong) {
        var plain = typed.strip();
        if (plain.isEmpty() && child) {
            wrong.put("guardian", "people.wrong.guardian");
        }
        if (plain.isEmpty() || !child) {
            return null; // who is 14 speaks alone, whoever spoke before
        }
        try {
            return new PersonId(UUID.fromString(plain));
        } catch (IllegalArgumentException e) {
            wrong.put("guardian", "people.wrong.guardian.unknown");
            return null;
        }
    }

    private static @Nullable PlaceCode place(String typed, Map<String, String> wrong) {
        var code = typed.strip();
        if (PlaceCode.accepts(code) && code.length() >= PlaceCode.COMMUNITY) {
            return new PlaceCode(code);
        }
        wrong.put("place", "people.wrong.place");
        return null;
    }

    /** Which fields are wrong, for the log. */
    static String named(Map<String, String> wrong) {
        return wrong.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
