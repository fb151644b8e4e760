/**
 * One topic a month (每月一题): what many people raise again and again becomes a governed project with a unit that leads, milestones with
 * dates, the matters it came from, and a public page that says how far it is.
 */
@NullMarked
@ApplicationModule(
        displayName = "projects 每月一题",
        allowedDependencies = {"access", "catalogue", "ledger", "matters", "measures", "organisations", "places"})
package org.linli.projects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
