package org.linli.organisations;

import org.linli.kernel.District;

/** Something in a module above that keeps an organisation from being closed: each module that refers to organisations has one. */
public interface Claim {
    /** The message key that names it with its number, for example {@code matters.claim}. */
    String key();

    /** How many there are; 0 where nothing is in the way. */
    long count(District district, OrganisationId organisation);
}
