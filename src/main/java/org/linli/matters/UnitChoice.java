package org.linli.matters;

import org.linli.catalogue.Level;
import org.linli.kernel.Words;
import org.linli.organisations.OrganisationId;

/** A unit that a matter can be given to. */
public record UnitChoice(OrganisationId id, Words name, Level level) {}
