package org.linli.signin;

import java.util.Collection;
import java.util.List;
import org.linli.kernel.District;
import org.linli.kernel.Words;
import org.linli.people.PersonHolds;
import org.linli.people.PersonId;
import org.springframework.stereotype.Component;

/** Somebody who can sign in is not erased. */
@Component
class AccountHolds implements PersonHolds {
    private final Credentials credentials;

    AccountHolds(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public List<Hold> holds(District district, Collection<PersonId> ids) {
        return ids.stream()
                .flatMap(id -> credentials.find(district, id).stream())
                .map(credential ->
                        new Hold("signin.hold.account", List.of(new Words(credential.login(), credential.login()))))
                .toList();
    }
}
