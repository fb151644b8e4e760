package org.linli.liaison;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;

/**
 * Written authority: a paper that says who may act at a station, for whom, from when until when, to do what.
 *
 * @param place the station's
 * @param representative a code of {@code liaison/representatives.csv}
 * @param number the paper's; may be empty
 * @param givenBy who gave it, as the paper says
 * @param actsFor on whose behalf
 * @param shownAs how its holder wants to be introduced to residents; empty where by what they are alone
 * @param until its last day
 * @param endedOn the first day without it, where it was withdrawn
 */
record Mandate(
        UUID id,
        OrganisationId station,
        PlaceCode place,
        PersonId person,
        String representative,
        String number,
        String givenBy,
        String actsFor,
        String scope,
        String shownAs,
        LocalDate issuedOn,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate endedOn) {
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until) && (endedOn == null || day.isBefore(endedOn));
    }
}
