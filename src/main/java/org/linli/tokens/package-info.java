/** Personal access tokens: programs sign in as their owner, with what the owner's posts allow at that moment. */
@NullMarked
@ApplicationModule(
        displayName = "tokens 令牌",
        allowedDependencies = {"access", "people", "signin"})
package org.linli.tokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
