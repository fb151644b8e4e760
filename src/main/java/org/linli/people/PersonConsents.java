package org.linli.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.people.Consent.Use;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people said about using what is kept of them. Personal Information Protection Law: consent item by item where it is
 * sensitive (art. 29), as easily withdrawn as given (art. 15), and what was kept on it then deleted (art. 47).
 */
@Service
public class PersonConsents {
    private final ConsentStore store;
    private final PersonStore persons;
    private final DwellingStore dwellings;
    private final Clock clock;

    PersonConsents(ConsentStore store, PersonStore persons, DwellingStore dwellings, Clock clock) {
        this.store = store;
        this.persons = persons;
        this.dwellings = dwellings;
        this.clock = clock;
    }

    /** All that was said, newest first. */
    public List<Consent> list(District district, PersonId person) {
        return store.of(district, person);
    }

    /** What may be used for what now: the newest word of each pair counts, and without it the answer is no. */
    public Set<Use> inForce(District district, PersonId person) {
        var seen = new HashSet<Use>();
        var given = new HashSet<Use>();
        for (var consent : store.of(district, person)) {
            if (seen.add(consent.use()) && consent.given()) {
                given.add(consent.use());
            }
        }
        return given;
    }

    /** Whether {@code item} may be used for {@code purpose}. */
    public boolean may(District district, PersonId person, Item item, Purpose purpose) {
        return inForce(district, person).contains(new Use(item, purpose));
    }

    /**
     * Writes down what the person, or the guardian of a child, says. Withdrawing {@link Purpose#REGISTER} empties the item at once;
     * dwellings end today and lose their doors.
     *
     * @param writer who writes it down; the speaker on their own page
     */
    @Transactional
    public void say(District district, PersonId id, Use use, boolean given, PersonId writer) {
        var person = persons.lock(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("person " + id));
        say(district, person, use, given, writer);
        if (!given && use.purpose() == Purpose.REGISTER) {
            empty(district, person, use.item());
        }
    }

    void say(District district, Person person, Use use, boolean given, PersonId writer) {
        var speaker = person.speaker(LocalDate.now(clock));
        var consent = new Consent(use.item(), use.purpose(), given, speaker, writer, clock.instant());
        store.add(district, Ids.next(clock), person.id(), consent);
    }

    private void empty(District district, Person person, Item item) {
        if (item == Item.DWELLING) {
            Behalf.SYSTEM.run(() -> dwellings.empty(district, person.id(), LocalDate.now(clock)));
        } else if (person.items(LocalDate.now(clock)).contains(item)) {
            persons.put(district, person.without(item));
        }
    }
}
