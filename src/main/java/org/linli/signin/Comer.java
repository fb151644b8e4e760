package org.linli.signin;

import org.linli.kernel.District;
import org.linli.people.PersonId;

/**
 * Somebody who has shown who they are and is not signed in yet: they must first set a way in that is enough.
 *
 * @param means what they have shown
 */
public record Comer(District district, PersonId person, Means means) {}
