package org.linli.notifications;

import java.util.UUID;
import org.linli.kernel.Lang;
import org.linli.people.PersonId;

/**
 * Whom a message is for.
 *
 * @param id the person, or for a resident without an account the matter through which they are reached
 */
public record Recipient(UUID id, Channel channel, Lang lang) {
    /** Somebody with an account, on their own page. */
    public static Recipient inbox(PersonId person) {
        return new Recipient(person.value(), Channel.inbox(), Lang.ZH);
    }
}
