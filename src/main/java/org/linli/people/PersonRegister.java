package org.linli.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.kernel.Tried;
import org.linli.people.Registering.Alike;
import org.linli.people.Registering.Registered;
import org.linli.places.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of persons: voluntary, with consent, of no more than is needed. It holds no judgement of anybody. Who may do
 * what stands with the callers; what a scope does not reach is in no list.
 */
@Service
public class PersonRegister {
    private static final int AT_ONE_BUILDING = 500;

    private final PersonStore store;
    private final PersonListStore lists;
    private final PersonDwellings dwellings;
    private final PersonConsents consents;
    private final People people;
    private final Places places;
    private final Clock clock;

    PersonRegister(
            PersonStore store,
            PersonListStore lists,
            PersonDwellings dwellings,
            PersonConsents consents,
            People people,
            Places places,
            Clock clock) {
        this.store = store;
        this.lists = lists;
        this.dwellings = dwellings;
        this.consents = consents;
        this.people = people;
        this.places = places;
        this.clock = clock;
    }

    /** What a look shows. */
    public record Seen(Person person, List<Dwelling> dwellings) {
        /** Takes a copy. */
        public Seen {
            dwellings = List.copyOf(dwellings);
        }

        /** Never the content: it must not reach a log. */
        @Override
        public String toString() {
            return "Seen[" + person.id() + "]";
        }
    }

    /**
     * Registers a person, with a dwelling where one was told.
     *
     * @param despite whether to register although there may be a record of the person already
     * @param writer who writes it down
     * @throws org.linli.kernel.ProblemException {@link Problem#INVALID} naming each wrong field
     */
    @Transactional
    public Registering register(
            District district, PersonDraft draft, DwellingDraft home, boolean despite, PersonId writer) {
        return write(district, draft, home, despite, writer);
    }

    /** The same by the person themself, who writes their own consents down. */
    @Transactional
    public Registering registerSelf(District district, PersonDraft draft, DwellingDraft home) {
        return Behalf.SYSTEM.call(() -> write(district, draft, home, false, null)); // they reach nothing yet
    }

    private Registering write(
            District district, PersonDraft draft, DwellingDraft home, boolean despite, @Nullable PersonId writer) {
        var wrong = new HashMap<String, String>();
        var person = PersonRules.read(draft, new PersonId(Ids.next(clock)), LocalDate.now(clock), wrong);
        var dwelling = home.isBlank()
                ? null
                : dwellings.read(district, home, person.id(), wrong).orElse(null);
        var items = PersonRules.items(person, !home.isBlank(), LocalDate.now(clock));
        PersonRules.demandConsent(items, draft.uses(), wrong);
        refuse(district, person, wrong);
        var alike = despite ? List.<PersonId>of() : alike(district, person);
        if (!alike.isEmpty()) {
            return new Alike(alike);
        }
        store.add(district, person, clock.instant());
        draft.uses().stream()
                .filter(use -> items.contains(use.item()))
                .sorted(Comparator.comparing(Consent.Use::toString))
                .forEach(use -> consents.say(district, person, use, true, writer == null ? person.id() : writer));
        if (dwelling != null) {
            dwellings.add(district, dwelling);
        }
        return new Registered(person.id());
    }

    /** A person to register, with a dwelling unless that is blank. */
    public record Entry(PersonDraft person, DwellingDraft home) {}

    /** Registers many in one transaction, in their order, each as {@link #register} would by itself or not at all. */
    @Transactional
    public List<Tried<Registering>> registerAll(District district, List<Entry> many, boolean despite, PersonId writer) {
        return many.stream()
                .map(entry -> Tried.of(() -> register(district, entry.person(), entry.home(), despite, writer)))
                .toList();
    }

    /**
     * Writes a person anew over {@code version}; a field left empty is forgotten. Consents in {@code draft} are those given now,
     * beside those in force. Fails as {@link Problem#INVALID} naming each wrong field, as {@link Problem#STALE} where somebody else
     * was faster.
     */
    @Transactional
    public void change(District district, PersonId id, PersonDraft draft, int version, PersonId writer) {
        var before = store.lock(district, id).orElseThrow(() -> missing(id));
        if (before.version() != version) {
            throw Problem.STALE.because("person " + id + " version " + version);
        }
        var wrong = new HashMap<String, String>();
        var read = PersonRules.read(draft, before.id(), LocalDate.now(clock), wrong);
        var person = new Person(
                before.id(), read.contact(), read.identity(), read.birthYear(), read.guardian(), read.place(), version);
        var uses = new HashSet<>(consents.inForce(district, before.id()));
        var fresh = new LinkedHashSet<>(draft.uses());
        fresh.removeAll(uses);
        uses.addAll(fresh);
        PersonRules.demandConsent(person.items(LocalDate.now(clock)), uses, wrong);
        refuse(district, person, wrong);
        store.put(district, person);
        fresh.forEach(use -> consents.say(district, person, use, true, writer));
    }

    private void refuse(District district, Person person, Map<String, String> wrong) {
        var place = person.place();
        if (place != null
                && (!place.district().equals(district) || places.find(place).isEmpty())) {
            wrong.put("place", "people.wrong.place");
        }
        var guardian = person.guardian();
        if (guardian != null && !speaks(district, person.id(), guardian)) {
            wrong.put("guardian", "people.wrong.guardian.unknown");
        }
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("a person's fields: " + PersonRules.named(wrong), wrong);
        }
    }

    /** Whether {@code guardian} is registered, somebody else, and not a child. */
    private boolean speaks(District district, PersonId person, PersonId guardian) {
        var today = LocalDate.now(clock);
        return Behalf.SYSTEM
                .call(() -> store.find(district, guardian))
                .filter(found -> !found.id().equals(person) && !found.needsGuardian(today))
                .isPresent();
    }

    /** Records of what may be the same person: the same number, or the same name with the same phone. */
    private List<PersonId> alike(District district, Person person) {
        var alike = new LinkedHashSet<PersonId>();
        if (person.identity() != null) {
            alike.addAll(store.withIdentity(district, person.identity()));
        }
        var phone = person.contact().phone();
        if (phone != null) {
            var with = store.withPhone(district, phone);
            var key = ContactRules.nameKey(person.contact().name());
            store.names(district, with).forEach((id, name) -> {
                if (ContactRules.nameKey(name).equals(key)) {
                    alike.add(id);
                }
            });
        }
        alike.remove(person.id());
        return List.copyOf(alike);
    }

    /** The person as kept, by the id of a merged record too. For pages that show only what a list shows, and for the person. */
    public Optional<Person> find(District district, PersonId id) {
        return store.find(district, id);
    }

    /** As {@link #find}. Fails as {@link Problem#NOT_FOUND}. */
    public Person get(District district, PersonId id) {
        return store.find(district, id).orElseThrow(() -> missing(id));
    }

    /** The row of a person, where {@code scope} reaches them: registered or dwelling there today. */
    public Optional<PersonRow> findWithin(Scope scope, PersonId id) {
        return within(scope, List.of(id)).stream().findFirst();
    }

    /** The rows of those of {@code ids} whom {@code scope} reaches. */
    public List<PersonRow> within(Scope scope, Collection<PersonId> ids) {
        return scope.places().isEmpty() || ids.isEmpty() ? List.of() : lists.within(scope, ids, LocalDate.now(clock));
    }

    /** Those registered in {@code scope} at {@code within} and below, by place and id, those after {@code after}. */
    public List<PersonRow> list(Scope scope, PlaceCode within, @Nullable PersonRow after, int limit) {
        var roots = common(scope, within);
        return roots.isEmpty() ? List.of() : lists.registered(scope, roots, after, limit);
    }

    /** Those who own, rent or live in a dwelling of {@code building} today, where {@code scope} reaches it; at most 500. */
    public List<PersonRow> dwelling(Scope scope, PlaceCode building) {
        return scope.reaches(building) ? lists.tied(scope, building, LocalDate.now(clock), AT_ONE_BUILDING) : List.of();
    }

    /** Those called {@code name}, however it is spaced, in {@code scope} at {@code within} and below. */
    public List<PersonRow> named(Scope scope, PlaceCode within, String name, int limit) {
        var roots = common(scope, within);
        return roots.isEmpty() || ContactRules.nameKey(name).isEmpty()
                ? List.of()
                : lists.named(scope, roots, name, LocalDate.now(clock), limit);
    }

    /**
     * Those in {@code scope} with this phone number or number of a paper, however it is written. Finding somebody by a number tells
     * whose it is: a look at each who is found, recorded before the answer.
     *
     * @param purpose what for, at most 200 characters; must not be blank
     */
    @Transactional
    public List<PersonRow> withNumber(Scope scope, String number, PersonId looker, String purpose) {
        var phone = ContactRules.phone(number);
        var plain = IdentityRules.plain(number);
        var byPhone = phone == null ? List.<PersonId>of() : store.withPhone(scope.district(), phone);
        var byPaper = plain.isEmpty()
                ? List.<PersonId>of()
                : store.withIdentity(scope.district(), new Identity(Paper.PASSPORT, plain));
        var ids = new LinkedHashSet<>(byPhone);
        ids.addAll(byPaper);
        var found = within(scope, ids);
        for (var row : found) {
            var item = byPaper.contains(row.id()) ? Item.IDENTITY : Item.PHONE;
            people.noteLook(scope.district(), row.id().value(), looker, purpose, Set.of(item));
        }
        return found;
    }

    /**
     * All that is kept of a person, as {@code looker} sees it: the look is recorded first and stays, and the person can read it.
     *
     * @param purpose what for, at most 200 characters; must not be blank
     */
    @Transactional
    public Seen look(District district, PersonId id, PersonId looker, String purpose) {
        var person = get(district, id);
        var doors = dwellings.list(district, person.id());
        var items = PersonRules.items(person, !doors.isEmpty(), LocalDate.now(clock));
        people.noteLook(district, person.id().value(), looker, purpose, items);
        return new Seen(person, doors);
    }

    /** Where {@code scope} and {@code within} meet. */
    static List<PlaceCode> common(Scope scope, PlaceCode within) {
        return scope.reaches(within)
                ? List.of(within)
                : scope.places().stream().filter(within::contains).toList();
    }

    private static RuntimeException missing(PersonId id) {
        return Problem.NOT_FOUND.because("person " + id);
    }
}
