/**
 * My matters: the receipts that somebody keeps in their account, so that they need not carry them. A matter itself knows no person;
 * whoever holds a receipt may keep it, and what is kept opens what the receipt opens and nothing else.
 */
@NullMarked
@ApplicationModule(
        displayName = "mine 我的事项",
        allowedDependencies = {"access", "matters", "people"})
package org.linli.mine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
