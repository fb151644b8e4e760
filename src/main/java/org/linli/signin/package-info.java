/**
 * Who has an account, and how they come in: the sign-in page, sessions kept in the database, the private record of both, the page of
 * one's own. What they come in with stands with each {@code Door}, a module of its own; what they may do once they are in stands in
 * {@code access}.
 */
@NullMarked
@ApplicationModule(
        displayName = "signin 登录",
        allowedDependencies = {"access", "notifications", "organisations", "pace", "people"})
package org.linli.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
