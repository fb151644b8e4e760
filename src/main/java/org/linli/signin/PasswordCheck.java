package org.linli.signin;

import java.util.Locale;
import java.util.Optional;
import org.linli.access.Staff;

/** Knows logins and passwords. Exposed as a bean by the one module that keeps them. */
public interface PasswordCheck {
    /**
     * The one whose login and password these are. Takes as long, and says the same, for a wrong password and an unknown login; a try of a
     * known one is on record.
     */
    Optional<Staff> check(String login, String password, Origin origin);

    /** What tries are counted by: the login without its district. */
    static String subject(String login) {
        return login.strip().toLowerCase(Locale.ROOT).replaceFirst("@\\d{6}$", "");
    }
}
