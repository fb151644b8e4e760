package org.linli.codes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.signin.Doors;
import org.linli.signin.Means;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose phone it is. Who holds a phone that one person added, and that nobody else is registered with, says that it is them, by a
 * masked name, or that it is not. Where several share it, who holds it chooses among masked names and says theirs in full; both must
 * agree, so that a family's phone lets nobody in as another by mistake. A person who is registered with the number and has no account
 * gets one; whoever has an account without the phone must come in another way first.
 */
@Service
class PhoneOwners {
    private static final int SHARING_MAX = 20;

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

    /** The masked names to choose from, always in the same order; none where a name must be said first. */
    List<String> masks(District district, String phone) {
        var all = all(district, phone);
        return all.size() > 1 || isOnly(district, phone, all)
                ? all.stream()
                        .map(id -> Mask.of(people.findName(district, id).orElse("?")))
                        .toList()
                : List.of();
    }

    /** Whether one person added this phone and nobody else has it. */
    private boolean isOnly(District district, String phone, List<PersonId> all) {
        return all.size() == 1 && !store.owners(district, phone).isEmpty();
    }

    /**
     * Whose it is, by the name that was said.
     *
     * @param choice the number among {@link #masks}; empty where none was chosen, negative for none of them
     */
    @Transactional
    public Naming named(District district, String phone, String name, Optional<Integer> choice) {
        var all = all(district, phone);
        if (isOnly(district, phone, all)) {
            return choice.orElse(-1) == 0 ? new Naming.Known(all.getFirst()) : new Naming.Unknown();
        }
        var called =
                all.stream().filter(id -> people.isCalled(district, id, name)).toList();
        if (all.size() > 1 && choice.isEmpty()) {
            return new Naming.Refused("codes.name.choose");
        }
        if (called.size() > 1) {
            return new Naming.Refused("codes.name.several");
        }
        if (called.isEmpty()) {
            return all.size() > 1 && choice.orElse(0) >= 0
                    ? new Naming.Refused("codes.name.other")
                    : new Naming.Unknown();
        }
        return all.size() > 1 && choice.orElse(0) != all.indexOf(called.getFirst())
                ? new Naming.Refused("codes.name.other")
                : admitted(district, phone, called.getFirst());
    }

    private Naming admitted(District district, String phone, PersonId person) {
        if (store.owners(district, phone).stream()
                .anyMatch(owner -> people.current(district, owner).equals(person))) {
            return new Naming.Known(person);
        }
        if (doors.hasAccount(district, person)) {
            return new Naming.Refused("codes.name.account");
        }
        if (isChild(district, person)) {
            return new Naming.Refused("codes.refused.child");
        }
        add(district, person, phone);
        return new Naming.Known(person);
    }

    private boolean isChild(District district, PersonId person) {
        return Behalf.of(person.value())
                .call(() -> register.get(district, person))
                .needsGuardian(LocalDate.now(clock));
    }

    /** Those who added this phone or are registered with it. */
    private List<PersonId> all(District district, String phone) {
        return Stream.concat(store.owners(district, phone).stream(), people.withPhone(district, phone).stream())
                .map(id -> people.current(district, id))
                .distinct()
                .sorted(Comparator.comparing(PersonId::value))
                .limit(SHARING_MAX)
                .toList();
    }

    /** Makes a proven phone a way in. */
    @Transactional
    public void add(District district, PersonId person, String phone) {
        if (store.addWay(district, person, phone, clock.instant())) {
            doors.added(district, person, Means.PHONE, person);
        }
    }
}
