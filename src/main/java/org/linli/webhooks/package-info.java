/**
 * Webhooks: what happens in a district is sent on to programs of other houses as it happens, signed, in order and for as long as it
 * takes. They are sent what everybody may read ({@code /api/v1/open/acts}), and nothing of discreet matters. {@code docs/webhooks.md}.
 */
@NullMarked
@ApplicationModule(
        displayName = "webhooks 推送",
        allowedDependencies = {"access", "ledger", "people", "places"})
package org.linli.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
