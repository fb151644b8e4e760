/**
 * The catalogue: every kind of concern that there is, who answers for it, at which level and by when, as data with a version for
 * each year; and the proposal of a category for what somebody wrote.
 */
@NullMarked
@ApplicationModule(
        displayName = "catalogue 目录",
        allowedDependencies = {})
package org.linli.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
