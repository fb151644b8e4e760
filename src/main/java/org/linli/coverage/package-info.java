/**
 * Three full coverages and four responsibilities (三个全覆盖、四个负责): of a community's places, how many have whom they are to have,
 * on any day. What counts is data ({@code coverage/coverages.csv}); figures are stocks, running sums of what the acts of this module
 * say changed on a day; each opens to the places that lack somebody, never to persons.
 *
 * <p>Start with {@link org.linli.coverage.Coverages}; {@code Timeline} is the pure rule.
 */
@NullMarked
@ApplicationModule(
        displayName = "coverage 覆盖",
        allowedDependencies = {"access", "ledger", "measures", "organisations", "places"})
package org.linli.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
