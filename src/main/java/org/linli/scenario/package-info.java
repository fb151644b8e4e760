/**
 * Worlds to look at and to measure with: the demo that an empty installation shows, and replays of real input at its real
 * times. A world is loaded through the same use cases that serve people; nothing is written behind them.
 */
@NullMarked
@ApplicationModule(
        displayName = "scenario 景",
        allowedDependencies = {
            "access",
            "labour",
            "ledger",
            "matters",
            "measures",
            "mediation",
            "organisations",
            "people",
            "places",
            "passwords"
        })
package org.linli.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
