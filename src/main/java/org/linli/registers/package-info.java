/**
 * The registers as staff and programs meet them: persons, organisations, posts; to look up, keep, print and exchange as tables.
 * What is kept and by which rules stands in {@code people} and {@code organisations}; here is only who may do it, and the page.
 */
@NullMarked
@ApplicationModule(
        displayName = "registers 名册",
        allowedDependencies = {"access", "organisations", "people", "places", "ledger", "measures"})
package org.linli.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
