package org.linli.organisations;

import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;

/**
 * A body at {@code place}, as it is named everywhere.
 *
 * @param kind a code of {@code organisations/kinds.csv}
 * @param function what matters it answers for, a code of {@code catalogue/units.csv}; empty where it answers for none
 */
public record Organisation(
        OrganisationId id, District district, PlaceCode place, String kind, String function, Words name) {}
