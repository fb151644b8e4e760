/**
 * Persons: a name and how to reach them, encrypted at rest; and who looked at it. A look is a private record, never an
 * act. Nothing here says what somebody may do (posts) or has said (matters).
 */
@NullMarked
@ApplicationModule(
        displayName = "people 人",
        allowedDependencies = {"ledger", "places"})
package org.linli.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
