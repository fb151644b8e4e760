package org.linli.people;

import java.util.Map;
import java.util.Set;

/** What comes of a row of a table of persons. */
public sealed interface PersonTaking {
    /** The person is in no record within reach: one was added. */
    record Added() implements PersonTaking {}

    /** The person is in the register: these fields were written anew. */
    record Changed(Set<String> fields) implements PersonTaking {
        /** Takes a copy. */
        public Changed {
            fields = Set.copyOf(fields);
        }
    }

    /** The register says all of it already. */
    record Unchanged() implements PersonTaking {}

    /** Nothing of the row was taken: message keys by field. */
    record Refused(Map<String, String> wrong) implements PersonTaking {
        /** Takes a copy. */
        public Refused {
            wrong = Map.copyOf(wrong);
        }
    }
}
