package org.linli.passwords;

import java.util.List;
import org.linli.kernel.District;
import org.linli.kernel.Words;
import org.linli.people.PersonId;
import org.linli.signin.Door;
import org.linli.signin.Means;
import org.linli.signin.Offer;
import org.linli.signin.Way;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The door of logins and passwords; its form stands on the sign-in page itself. */
@Component
@Order(1)
class PasswordDoor implements Door {
    private final Credentials credentials;

    PasswordDoor(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Means means() {
        return Means.PASSWORD;
    }

    @Override
    public List<Offer> offers() {
        return List.of(Offer.of(Means.PASSWORD, null, "/sign-in/first/password"));
    }

    @Override
    public List<Way> ways(District district, PersonId person) {
        return credentials.find(district, person).stream()
                .map(one -> new Way(Means.PASSWORD, one.login(), Words.same(one.login()), one.changedAt(), null))
                .toList();
    }

    @Override
    public void remove(District district, PersonId person, String id) {
        credentials.remove(district, person);
    }
}
