/**
 * What keeps an installation from being lost: {@code backup} writes everything into a file, {@code restore} brings it back into an
 * empty database and destroys again what was erased since, {@code doctor} says what is wrong and what to do. For who runs it:
 * {@code docs/operating.md}.
 */
@NullMarked
@ApplicationModule(
        displayName = "backup 备份",
        allowedDependencies = {"ledger", "seal", "tlog"})
package org.linli.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
