package org.linli.codes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.District;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.signin.Doors;
import org.linli.signin.Means;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose phone it is. A phone that one person added signs them in. Where several share it, or nobody added it, who holds it says their
 * name, and no name is shown to them: a family's phone tells nobody who else has an account. A person who is registered with the
 * number under that name and has no account gets one; whoever has an account without the phone must come in another way first.
 */
@Service
class PhoneOwners {
    private final PhoneStore store;
    private final People people;
    private final PersonRegister register;
    private final Doors doors;
    private final Clock clock;

    PhoneOwners(PhoneStore store, People people, PersonRegister register, Doors doors, Clock clock) {
        this.store = store;
        this.people = people;
        this.register = register;
        this.doors = doors;
        this.clock = clock;
    }

    /** What a name tells. */
    sealed interface Naming {
        /** It is this person, who has an account now. */
        record Known(PersonId person) implements Naming {}

        /** Nobody has that name with this phone: they may register. */
        record Unknown() implements Naming {}

        /** There is such a person, who cannot come in like this; {@code key} says what to do. */
        record Refused(String key) implements Naming {}
    }

    /** The one who added this phone, if it is one alone. */
    Optional<PersonId> only(District district, String phone) {
        var owners = store.owners(district, phone);
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    /** Whose it is among those who go by {@code name}. */
    @Transactional
    public Naming named(District district, String phone, String name) {
        var owners = called(district, store.owners(district, phone), name);
        if (!owners.isEmpty()) {
            return one(owners);
        }
        var registered = called(district, people.withPhone(district, phone), name);
        if (registered.isEmpty()) {
            return new Naming.Unknown();
        }
        if (registered.size() > 1) {
            return new Naming.Refused("codes.name.several");
        }
        var person = registered.getFirst();
        if (doors.hasAccount(district, person)) {
            return new Naming.Refused("codes.name.account");
        }
        if (register.get(district, person).needsGuardian(LocalDate.now(clock))) {
            return new Naming.Refused("codes.refused.child");
        }
        add(district, person, phone);
        return new Naming.Known(person);
    }

    /** Makes a proven phone a way in. */
    @Transactional
    public void add(District district, PersonId person, String phone) {
        if (store.addWay(district, person, phone, clock.instant())) {
            doors.added(district, person, Means.PHONE, person);
        }
    }

    private List<PersonId> called(District district, List<PersonId> ids, String name) {
        return ids.stream()
                .filter(id -> people.isCalled(district, id, name))
                .map(id -> people.current(district, id))
                .distinct()
                .toList();
    }

    private static Naming one(List<PersonId> owners) {
        return owners.size() == 1 ? new Naming.Known(owners.getFirst()) : new Naming.Refused("codes.name.several");
    }
}
