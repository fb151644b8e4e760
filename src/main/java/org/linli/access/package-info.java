/**
 * Whether somebody may do this here: one place, from posts in force and nothing else, asked anew at each request. How they came in
 * stands in {@code signin}.
 */
@NullMarked
@ApplicationModule(
        displayName = "access 权",
        allowedDependencies = {"organisations", "people", "places"})
package org.linli.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
