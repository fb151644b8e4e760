/**
 * Mediation (桃源模式): two parties who quarrel come, by their own will, to their own agreement, and somebody follows whether it is
 * kept. A case belongs to a matter of kind dispute or labour dispute and to the body that mediates; only that body's mediators read
 * what is in it. Acts are discreet: kind and day, never a party.
 *
 * <p>Start with {@link org.linli.mediation.CaseStep}, the table of what can happen to a case; then {@link org.linli.mediation.Mediation},
 * through which everything does. The law stands as data in {@code mediation/rules.csv}.
 */
@NullMarked
@ApplicationModule(
        displayName = "mediation 调",
        allowedDependencies = {
            "access",
            "catalogue",
            "ledger",
            "matters",
            "measures",
            "notifications",
            "organisations",
            "people",
            "places",
            "seal"
        })
package org.linli.mediation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
