package org.linli.people;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps persons, and the record of who looked at whose contact. */
@Service
public class People {
    private static final int PURPOSE_MAX = 200; // UTF-16 code units

    private final PersonStore store;
    private final PersonListStore lists;
    private final LookStore looks;
    private final MergeStore merges;
    private final Clock clock;

    People(PersonStore store, PersonListStore lists, LookStore looks, MergeStore merges, Clock clock) {
        this.store = store;
        this.lists = lists;
        this.looks = looks;
        this.merges = merges;
        this.clock = clock;
    }

    /** Adds somebody who works here and is in no register: a name and how to reach them at work. Fails as {@link Problem#INVALID} where a field cannot be one. */
    @Transactional
    public PersonId add(District district, String name, @Nullable String phone, @Nullable String email, Lang lang) {
        var contact = ContactRules.check(name, phone, email, lang);
        var id = new PersonId(Ids.next(clock));
        store.add(district, new Person(id, contact, null, null, null, null, 0), clock.instant());
        return id;
    }

    /** Writes a person's name and contact anew. */
    @Transactional
    public void change(
            District district, PersonId id, String name, @Nullable String phone, @Nullable String email, Lang lang) {
        var contact = ContactRules.check(name, phone, email, lang);
        var person = store.lock(district, id).orElseThrow(() -> missing(id));
        store.put(district, person.with(contact));
    }

    /** The name of somebody, for those who work with them; no look. */
    public Optional<String> findName(District district, PersonId id) {
        return Optional.ofNullable(store.names(district, List.of(id)).get(id));
    }

    /** Whether {@code name} is what {@code id} is called, however it is spaced. */
    public boolean isCalled(District district, PersonId id, String name) {
        var key = ContactRules.nameKey(name);
        return !key.isEmpty()
                && findName(district, id)
                        .map(ContactRules::nameKey)
                        .filter(key::equals)
                        .isPresent();
    }

    /** The names of {@code ids} that there are. */
    public Map<PersonId, String> names(District district, Collection<PersonId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(district, ids);
    }

    /** Those with this phone number, however it is written; at most 20. */
    public List<PersonId> withPhone(District district, String phone) {
        var plain = ContactRules.phone(phone);
        return plain == null ? List.of() : store.withPhone(district, plain);
    }

    /**
     * A person's contact as {@code looker} sees it: the look is recorded first and stays, and the person can read it.
     *
     * @param purpose what for, at most 200 characters; must not be blank
     */
    @Transactional
    public Contact look(District district, PersonId id, PersonId looker, String purpose) {
        var person = store.find(district, id).orElseThrow(() -> missing(id));
        noteLook(district, person.id().value(), looker, purpose, Set.of(Item.PHONE, Item.EMAIL));
        return person.contact();
    }

    /**
     * Records that {@code looker} saw how to reach somebody through {@code subject}: a person, or a matter of somebody who is
     * known by nothing else. For modules that keep such a contact themselves.
     */
    @Transactional
    public void noteLook(District district, UUID subject, PersonId looker, String purpose) {
        noteLook(district, subject, looker, purpose, Set.of());
    }

    void noteLook(District district, UUID subject, PersonId looker, String purpose, Set<Item> items) {
        demandPurpose(purpose);
        looks.add(district, Ids.next(clock), subject, new Look(looker, purpose.strip(), clock.instant(), items));
    }

    /** Fails as {@link Problem#INVALID} where {@code purpose} says nothing, or too much. */
    static void demandPurpose(String purpose) {
        if (purpose.isBlank() || purpose.length() > PURPOSE_MAX) {
            throw Problem.INVALID.because("a look needs a purpose", Map.of("purpose", "people.wrong.purpose"));
        }
    }

    /** A person's contact for themselves, or for a message that the system sends them; no look. */
    public Contact own(District district, PersonId id) {
        return store.find(district, id).orElseThrow(() -> missing(id)).contact();
    }

    /** Who looked at {@code subject}, newest first. For its subject to read. */
    public List<Look> looks(District district, UUID subject, int limit) {
        return looks.list(district, subject, limit);
    }

    /** The id that stands for {@code id}: its own, unless the record was merged into another. */
    public PersonId current(District district, PersonId id) {
        return store.current(district, id).orElse(id);
    }

    /** All ids of one person: the one that stands for {@code id} first, then those merged into it. Other modules may hold any. */
    public List<PersonId> ids(District district, PersonId id) {
        var ids = merges.ids(district, current(district, id));
        return ids.isEmpty() ? List.of(id) : ids;
    }

    /** Gives names that have none their index; answers how many. */
    @Transactional
    int indexNames(District district, int limit) {
        var persons = lists.lockUnindexed(district, limit);
        persons.forEach(person -> lists.index(district, person));
        return persons.size();
    }

    private static RuntimeException missing(PersonId id) {
        return Problem.NOT_FOUND.because("person " + id);
    }
}
