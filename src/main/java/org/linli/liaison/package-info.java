/**
 * Deputies' stations (代表联络站): who may speak for whom and by which paper, who is there when, whom they received, what was said.
 * Each thing said becomes a matter, or an opinion that goes into a representative's formal suggestion, whose clock is the law's
 * (Deputies Law art. 51). The representative alone judges the answer, and tells those who said it what came of it.
 *
 * <p>Start with {@link org.linli.liaison.SuggestionTerm}, the rule of the clock, and {@link org.linli.liaison.Suggestions}.
 */
@NullMarked
@ApplicationModule(
        displayName = "liaison 联络",
        allowedDependencies = {"access", "ledger", "matters", "notifications", "organisations", "people", "places"})
package org.linli.liaison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
