package org.linli.signin;

import java.util.Collection;
import java.util.List;
import org.linli.kernel.District;
import org.linli.people.PersonHolds;
import org.linli.people.PersonId;
import org.springframework.stereotype.Component;

/** Somebody who can sign in is not erased. */
@Component
class AccountHolds implements PersonHolds {
    private final Doors doors;

    AccountHolds(Doors doors) {
        this.doors = doors;
    }

    @Override
    public List<Hold> holds(District district, Collection<PersonId> ids) {
        return ids.stream().anyMatch(id -> doors.hasAccount(district, id))
                ? List.of(new Hold("signin.hold.account", List.of()))
                : List.of();
    }
}
