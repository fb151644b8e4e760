/**
 * Organisations and posts. An organisation answers for a function at a place; a post is a person's office there for a
 * term, and the only thing that permissions come from. A post that starts or ends is an act.
 */
@NullMarked
@ApplicationModule(
        displayName = "organisations 组织",
        allowedDependencies = {"people", "ledger", "places"})
package org.linli.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
