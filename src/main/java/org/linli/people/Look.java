package org.linli.people;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Somebody saw what is kept of a person. {@code purpose} is what for, as the one who looked said or the page knew.
 *
 * @param items what was seen; empty: how to reach the person
 */
public record Look(PersonId looker, String purpose, Instant at, Set<Item> items) {
    /** Takes a copy. */
    public Look {
        items = Set.copyOf(items);
    }

    /** What was seen, in the order of {@link Item}. */
    public List<Item> sorted() {
        return items.stream().sorted().toList();
    }
}
