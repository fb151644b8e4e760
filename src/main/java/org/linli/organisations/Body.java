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

    /** Whether its registration or filing ran out by {@code day}. */
    public boolean isRenewalDue(LocalDate day) {
        return isOpen() && about.renewsOn() != null && !day.isBefore(about.renewsOn());
    }
}
