/**
 * The register of persons: a name, how to reach them, a paper, their dwellings, what they said may be used for what, and who
 * looked at it. Sealed at rest; voluntary; no judgement of anybody. Looks and consents are private records, never acts. What
 * somebody may do (posts) and has said (matters) stands elsewhere.
 */
@NullMarked
@ApplicationModule(
        displayName = "people 人",
        allowedDependencies = {"ledger", "places", "seal"})
package org.linli.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
