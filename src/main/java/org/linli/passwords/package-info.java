/** The door of logins and passwords: Argon2id hashes, set by oneself, changed, checked. */
@NullMarked
@ApplicationModule(
        displayName = "passwords 密码",
        allowedDependencies = {"access", "people", "signin"})
package org.linli.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
