/**
 * Messages to people: their inbox here, SMS and e-mail through a gateway. Tells one recipient of one act once, however
 * often it is asked; what a gateway refuses is tried again with growing pauses, and every try is on record.
 */
@NullMarked
@ApplicationModule(
        displayName = "notifications 告",
        allowedDependencies = {"people", "ledger"})
package org.linli.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
