package org.linli.labour;

import java.util.Locale;
import java.util.Set;

/** What a labour dispute is about (Labour Dispute Mediation and Arbitration Law art. 2). */
public enum Claim {
    /** Wages owed. */
    WAGES,
    /** Medical costs of an injury at work. */
    INJURY,
    /** Economic compensation when work ends. */
    COMPENSATION,
    /** Damages. */
    DAMAGES,
    /** Hours, leave, social insurance, whether somebody is employed at all, and the rest. */
    OTHER;

    /** For an agreement about these that is not kept the worker may ask a court for a payment order (art. 16). */
    static final Set<Claim> PAYMENT_ORDER = Set.of(WAGES, INJURY, COMPENSATION, DAMAGES);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
