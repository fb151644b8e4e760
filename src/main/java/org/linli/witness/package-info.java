/**
 * Logs keep each other honest (c2sp.org/tlog-witness). As a witness it cosigns a head of a log that it knows only if that goes on from
 * the last one it saw, and keeps what does not as evidence that anybody may read. As a log it shows its own newest head to the
 * witnesses of its policy every second and keeps what they sign.
 *
 * <p>Start with {@link org.linli.witness.Verdict}, what a witness makes of a head.
 */
@NullMarked
@ApplicationModule(
        displayName = "witness 见证",
        allowedDependencies = {"seal", "tlog"})
package org.linli.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
