package org.linli.people;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/** A person in a list: as much as one needs to choose. No number, no door, no way to reach them: a list is not fifty looks. */
public record PersonRow(PersonId id, String name, @Nullable PlaceCode place) {}
