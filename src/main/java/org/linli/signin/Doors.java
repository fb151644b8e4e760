package org.linli.signin;

import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.people.PersonId;
import org.springframework.stereotype.Service;

/** Lets people in. */
@Service
public class Doors {
    private final Credentials credentials;

    Doors(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Lets {@code person} sign in as {@code login}, in place of the login and password they had before. Fails as
     * {@link Problem#INVALID} for a login or password that cannot be one, as {@link Problem#STATE} where the login is taken in the
     * district.
     */
    public void giveCredential(District district, PersonId person, String login, String password) {
        credentials.give(district, person, login, password);
    }
}
