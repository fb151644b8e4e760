/**
 * Phrases (答复模板): what a unit writes often, with place-holders that are filled and blanks that are not. One is chosen on the answer's
 * form and edited there; it cannot be sent unread, because an answer with a blank left in it is refused.
 */
@NullMarked
@ApplicationModule(
        displayName = "phrases 答复模板",
        allowedDependencies = {"access", "catalogue", "matters", "organisations"})
package org.linli.phrases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
