/**
 * The file of a matter that has ended: numbered, sealed, and taken out as a zip that anybody can check without us. What is in it is
 * encrypted here; a hash over the hashes of its parts stands in the public log from the moment it is sealed.
 */
@NullMarked
@ApplicationModule(
        displayName = "casefile 案卷",
        allowedDependencies = {"access", "ledger", "matters", "organisations", "people", "seal"})
package org.linli.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
