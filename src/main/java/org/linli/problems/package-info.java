/**
 * Problem orders (问题单): a matter that was done again and again and is not solved, or passed from unit to unit without one that leads,
 * is put under the eyes of the level above, with its whole story. When that happens is data ({@code problems/thresholds.csv}); so is
 * the ladder that stands above ({@code problems/ladder.csv}).
 */
@NullMarked
@ApplicationModule(
        displayName = "problems 问题单",
        allowedDependencies = {"access", "catalogue", "ledger", "matters", "organisations"})
package org.linli.problems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
