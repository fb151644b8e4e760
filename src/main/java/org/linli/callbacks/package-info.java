/**
 * Callbacks (回访): of the answers that are given, a sample is drawn that anybody can draw again, and residents who left a way to reach
 * them are asked what became of it. What they say on the phone is recorded as that, apart from ratings: their own word, given with
 * the receipt, is theirs alone.
 */
@NullMarked
@ApplicationModule(
        displayName = "callbacks 回访",
        allowedDependencies = {"access", "catalogue", "ledger", "matters", "organisations", "seal"})
package org.linli.callbacks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
