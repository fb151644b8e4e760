/**
 * Exclusions (剔除): a unit asks, with a reason, that a matter be left out of its rates; only a review decides, with a public reason.
 * Nothing leaves a count silently: what a review left out is counted apart, in figures of its own, and everybody can read which and why.
 */
@NullMarked
@ApplicationModule(
        displayName = "exclusions 剔除",
        allowedDependencies = {"access", "catalogue", "ledger", "matters", "measures", "organisations", "places"})
package org.linli.exclusions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
