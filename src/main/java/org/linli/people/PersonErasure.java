package org.linli.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.people.Erasing.Erased;
import org.linli.people.Erasing.Held;
import org.linli.people.PersonHolds.Hold;
import org.linli.seal.PublicLog;
import org.linli.seal.SubjectEraser;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases persons (Personal Information Protection Law, art. 47): the row is emptied for good, its id stays in acts, posts and
 * counts and means nobody any more. What was said about consents, and who looked, stays as the proof of how the record was used.
 */
@Service
public class PersonErasure implements SubjectEraser {
    private static final String GROUND = "pipl-47-asked"; // Personal Information Protection Law art. 47

    private final PersonStore persons;
    private final ErasureStore store;
    private final DwellingStore dwellings;
    private final People people;
    private final ObjectProvider<PersonHolds> holds;
    private final PublicLog log;
    private final Clock clock;

    PersonErasure(
            PersonStore persons,
            ErasureStore store,
            DwellingStore dwellings,
            People people,
            ObjectProvider<PersonHolds> holds,
            PublicLog log,
            Clock clock) {
        this.persons = persons;
        this.store = store;
        this.dwellings = dwellings;
        this.people = people;
        this.holds = holds;
        this.log = log;
        this.clock = clock;
    }

    /** Why the person cannot be erased now; none where they can. */
    public List<Hold> holds(District district, PersonId id) {
        var ids = people.ids(district, id);
        var wards = minors(district, ids).map(ward -> new Hold("people.hold.guardian", List.of(new Words(ward, ward))));
        return Stream.concat(wards, holds.orderedStream().flatMap(one -> one.holds(district, ids).stream()))
                .toList();
    }

    /** The names of children who are not yet 14 and have one of {@code ids} as guardian. */
    private Stream<String> minors(District district, Collection<PersonId> ids) {
        var today = LocalDate.now(clock);
        return Behalf.SYSTEM
                .call(() -> store.wards(district, ids).stream()
                        .flatMap(ward -> persons.find(district, ward).stream())
                        .toList())
                .stream()
                .filter(ward -> ward.needsGuardian(today))
                .map(ward -> ward.contact().name());
    }

    /** Erases the person with all records merged into theirs, unless something still needs one. Fails as {@link Problem#NOT_FOUND}. */
    @Transactional
    public Erasing erase(District district, PersonId id) {
        var person = persons.lock(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("person " + id));
        var reasons = holds(district, person.id());
        if (!reasons.isEmpty()) {
            return new Held(reasons);
        }
        var ids = people.ids(district, person.id());
        Behalf.SYSTEM.run(() -> {
            empty(district, ids, clock.instant());
            ids.forEach(one -> log.shred(district, one.value(), GROUND));
        });
        return new Erased();
    }

    private void empty(District district, Collection<PersonId> ids, Instant at) {
        store.forgetGuardian(district, ids);
        store.erase(district, ids, at);
        ids.forEach(one -> dwellings.empty(district, one, LocalDate.now(clock)));
    }

    @Override
    public void erase(District district, UUID subject, Instant at) {
        empty(district, List.of(new PersonId(subject)), at);
    }
}
