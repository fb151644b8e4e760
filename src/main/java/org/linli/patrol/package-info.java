/**
 * Grid patrol (一格三员): what is to be looked at, where, by when; done on a phone with one tap. A hazard that is found becomes a matter
 * with a photo of before, and is not answered without one of after, or without saying who removes it by when. Places and facts only:
 * nothing here is about a person.
 *
 * <p>Start with {@link org.linli.patrol.Patrols} and {@link org.linli.patrol.Hazards}.
 */
@NullMarked
@ApplicationModule(
        displayName = "patrol 巡查",
        allowedDependencies = {"access", "catalogue", "ledger", "matters", "organisations", "people", "places"})
package org.linli.patrol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
