package org.linli.people;

import java.util.List;

/** What comes of erasing a person. */
public sealed interface Erasing {
    /** The record is empty; its id and its place in the counts are left. */
    record Erased() implements Erasing {}

    /** Nothing was changed: something still needs the record. */
    record Held(List<PersonHolds.Hold> reasons) implements Erasing {
        /** Takes a copy. */
        public Held {
            reasons = List.copyOf(reasons);
        }
    }
}
