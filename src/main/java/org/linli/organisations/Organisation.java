package org.linli.organisations;

import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;

/** A body that answers for {@code function} (a code of {@code catalogue/units.csv}) at {@code place}. */
public record Organisation(OrganisationId id, District district, PlaceCode place, String function, Words name) {}
