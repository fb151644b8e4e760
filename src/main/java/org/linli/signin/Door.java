package org.linli.signin;

import java.util.List;
import org.linli.kernel.District;
import org.linli.people.PersonId;

/** A kind of way in, kept by a module of its own. Exposed as a bean. */
public interface Door {
    /** What one comes in with. */
    Means means();

    /** Whether it can be used on this installation. */
    default boolean isOpen() {
        return true;
    }

    /** What is offered of it, on the sign-in page and where ways in are added: one thing for most, one for each provider. */
    List<Offer> offers();

    /** What {@code person} has of it, newest first. */
    List<Way> ways(District district, PersonId person);

    /** Takes one away, in the caller's transaction. Whether another is left is the caller's to know. */
    void remove(District district, PersonId person, String id);
}
