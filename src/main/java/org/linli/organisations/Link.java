package org.linli.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/**
 * What ties {@code source} to another organisation or to a place. Exactly one of {@code target} and {@code place} is there.
 *
 * @param to the first day on which it did not hold; null while it does
 */
public record Link(
        UUID id,
        Tie tie,
        OrganisationId source,
        @Nullable OrganisationId target,
        @Nullable PlaceCode place,
        LocalDate from,
        @Nullable LocalDate to) {
    /** What ties them. */
    public enum Tie {
        /** The source guides the target (指导). */
        GUIDES,
        /** The source sends a part-time member to the target's table (派员兼职). */
        SITS,
        /** The source, a property manager, runs the place. */
        MANAGES,
        /** The source lends the target its venue, goods, money or skills (共建). */
        SUPPORTS;

        /** Whether it ties to a place. */
        public boolean toPlace() {
            return this == MANAGES;
        }
    }
}
