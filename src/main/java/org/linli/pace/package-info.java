/** How fast somebody may try: per login, per address, per phone. Kept in the database, as keyed hashes only. */
@NullMarked
@ApplicationModule(
        displayName = "pace 频",
        allowedDependencies = {})
package org.linli.pace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
