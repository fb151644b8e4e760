package org.linli.people;

import java.util.Collection;
import java.util.List;
import org.linli.kernel.District;
import org.linli.kernel.Words;

/** Why a module above this one still needs a person's record, so that it cannot be erased. Exposed as a bean. */
public interface PersonHolds {
    /**
     * A reason in words.
     *
     * @param key of its message
     * @param arguments of that message
     */
    record Hold(String key, List<Words> arguments) {
        /** Takes a copy. */
        public Hold {
            arguments = List.copyOf(arguments);
        }
    }

    /** The reasons that there are for the person who has {@code ids}; none where they may be erased. */
    List<Hold> holds(District district, Collection<PersonId> ids);
}
