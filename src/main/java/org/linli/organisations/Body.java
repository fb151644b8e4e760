package org.linli.organisations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/**
 * An organisation as the register has it.
 *
 * @param parent the one it belongs under
 * @param closedOn the first day on which it was no more; null while it stands
 * @param waiting the day since which its place is no more, while nobody has said where it goes
 * @param version raised by every change
 */
public record Body(
        Organisation organisation,
        @Nullable OrganisationId parent,
        Particulars about,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate waiting,
        int version) {
    /** How long before its day of renewal an organisation is reminded of it, in days. */
    public static final int RENEWAL_DAYS = 60;

    /** Its id. */
    public OrganisationId id() {
        return organisation.id();
    }

    /** Where it stands. */
    public PlaceCode place() {
        return organisation.place();
    }

    /** Whether it stands. */
    public boolean isOpen() {
        return closedOn == null;
    }

    /** Whether its registration or filing has run out on {@code day} or will within {@value #RENEWAL_DAYS} days. */
    public boolean isRenewalDue(LocalDate day) {
        return isOpen()
                && about.renewsOn() != null
                && !day.isBefore(about.renewsOn().minusDays(RENEWAL_DAYS));
    }

    /** Whether its registration or filing has run out on {@code day}. */
    public boolean isRenewalOver(LocalDate day) {
        return isOpen() && about.renewsOn() != null && !day.isBefore(about.renewsOn());
    }
}
