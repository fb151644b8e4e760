package org.linli.people;

import java.util.List;

/** What comes of registering a person. */
public sealed interface Registering {
    /** The person is in the register. */
    record Registered(PersonId person) implements Registering {}

    /** Nothing was written: there are records of what may be the same person. */
    record Alike(List<PersonId> persons) implements Registering {
        /** Takes a copy. */
        public Alike {
            persons = List.copyOf(persons);
        }
    }
}
