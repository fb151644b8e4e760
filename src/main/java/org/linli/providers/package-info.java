/**
 * The door of identity providers (OpenID Connect): somebody who has an account at one that the operator trusts signs in with it, once
 * they have linked it to theirs. An account that nobody linked opens nothing, makes nothing and is matched with nobody.
 */
@NullMarked
@ApplicationModule(
        displayName = "providers 统一身份",
        allowedDependencies = {"access", "pace", "people", "signin"})
package org.linli.providers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
