/**
 * Who is signed in, and whether they may do this here: one place, from posts in force and nothing else, asked anew at each
 * request. Also the ways in: the sign-in page, sessions kept in the database, personal access tokens for programs.
 */
@NullMarked
@ApplicationModule(
        displayName = "access 门",
        allowedDependencies = {"organisations", "notifications", "people", "ledger", "places"})
package org.linli.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
