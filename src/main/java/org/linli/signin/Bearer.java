package org.linli.signin;

import java.util.Optional;
import org.linli.access.Staff;

/** Knows the secrets by which programs sign in. Exposed as a bean. */
public interface Bearer {
    /** Whose {@code secret} is; nobody's where it is unknown, expired or revoked. */
    Optional<Staff> staff(String secret);
}
