package org.linli.access;

import org.linli.kernel.District;
import org.linli.people.PersonId;

/**
 * Who is signed in, by page or by token: staff, or a resident for whom no post speaks. A controller's argument of this type is the one who asks; it fails as
 * {@link org.linli.kernel.Problem#SIGN_IN} where nobody is, unless it is {@code @Nullable}.
 */
public record Staff(PersonId person, District district, String login, String name) {}
