/**
 * The ways in: accounts, passwords, sessions kept in the database, personal access tokens for programs, the pace of tries, and
 * the page of one's own. What somebody may do once they are in stands in {@code access}.
 */
@NullMarked
@ApplicationModule(
        displayName = "signin 登录",
        allowedDependencies = {"access", "organisations", "notifications", "people"})
package org.linli.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
