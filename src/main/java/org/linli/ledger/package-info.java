/**
 * Acts: whatever happened, recorded once in the writer's transaction and read behind it by durable cursors. Knows no
 * other module; every writer knows it.
 */
@NullMarked
@ApplicationModule(
        displayName = "ledger 账",
        allowedDependencies = {})
package org.linli.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
