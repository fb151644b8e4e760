package org.linli.signin;

import java.util.List;
import java.util.Optional;
import org.linli.kernel.District;
import org.linli.kernel.Words;
import org.linli.people.PersonId;

/** A kind of way in, kept by a module of its own. Exposed as a bean. */
public interface Door {
    /** What one comes in with. */
    Means means();

    /** Whether it can be used on this installation. */
    default boolean isOpen() {
        return true;
    }

    /** The page on which one comes in; empty where the sign-in page itself has what it takes. */
    Optional<String> path();

    /** The page on which one adds this way in; empty where it cannot be added by oneself. */
    Optional<String> adding();

    /** What it is called here; empty for the words in the message file. */
    default Optional<Words> label() {
        return Optional.empty();
    }

    /** What {@code person} has of it, newest first. */
    List<Way> ways(District district, PersonId person);

    /** Takes one away, in the caller's transaction. Whether another is left is the caller's to know. */
    void remove(District district, PersonId person, String id);
}
