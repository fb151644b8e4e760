/**
 * What every module stands on and what stands on nothing: ids and codes, coded problems, working time, limits, field
 * encryption, places' codes and the scope that a person's posts give.
 */
@NullMarked
@ApplicationModule(
        displayName = "kernel 基石",
        allowedDependencies = {})
package org.linli.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
