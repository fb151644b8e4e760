/**
 * Labour disputes (和谐企业工作室): who works and who employs are at odds. Reception, consultation, mediation of the kinds that the Labour
 * Dispute Mediation and Arbitration Law names, and whatever it takes to go on to arbitration, with the law's clocks in sight. A dispute
 * of many workers is told to the sub-district within the hour.
 *
 * <p>Start with {@link org.linli.labour.Labour}; {@code Limitation} is the pure rule. The law stands as data in
 * {@code labour/rules.csv}.
 */
@NullMarked
@ApplicationModule(
        displayName = "labour 劳",
        allowedDependencies = {
            "access",
            "catalogue",
            "ledger",
            "matters",
            "mediation",
            "notifications",
            "organisations",
            "people",
            "places",
            "seal"
        })
package org.linli.labour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
