/** What brings everything together for people: find your community, its page, the open board, the operator's page. */
@NullMarked
@ApplicationModule(
        displayName = "home 门口",
        allowedDependencies = {
            "ledger",
            "measures",
            "places",
            "organisations",
            "access",
            "matters",
            "parties",
            "alerts",
            "coverage",
            "witness"
        })
package org.linli.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
