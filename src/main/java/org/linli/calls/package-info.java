/**
 * Whistle calls (吹哨报到) and assisting units (主办、协办): a community or sub-district calls departments to its side for a matter, or the
 * unit that leads gives others a part with a date of its own. Each call has its own clock: report in, do the part, and two words on
 * it: the caller's and the resident's.
 *
 * <p>Start with {@link org.linli.calls.Calls}; {@code Call} is the pure rule, {@code CallRules} says who can be called.
 */
@NullMarked
@ApplicationModule(
        displayName = "calls 吹哨报到",
        allowedDependencies = {"access", "catalogue", "ledger", "matters", "notifications", "organisations"})
package org.linli.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
