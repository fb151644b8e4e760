package org.linli.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.linli.web.Messages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what happened. Called by the reader of acts of the module that knows whom it concerns. */
@Service
public class Notifications {
    private final MessageStore store;
    private final Messages messages;
    private final Clock clock;

    Notifications(MessageStore store, Messages messages, Clock clock) {
        this.store = store;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Tells everybody what {@code told} says, each recipient once of an act: asking again changes nothing. Inboxes show it at
     * once; SMS and e-mail leave soon after the caller's transaction ends. {@link Channel.Kind#NONE} tells nobody.
     */
    @Transactional
    public void tell(District district, List<Message> told) {
        for (var one : told) {
            if (!messages.has(one.key())) {
                throw new IllegalArgumentException("no message " + one.key());
            }
        }
        var heard = told.stream()
                .filter(one -> one.to().channel().kind() != Channel.Kind.NONE)
                .toList();
        if (!heard.isEmpty()) {
            store.add(district, heard, clock);
        }
    }

    /** The inbox of {@code person}, newest first. */
    public List<Notice> inbox(District district, PersonId person, int limit) {
        return store.inbox(district, person.value(), limit);
    }

    /** How many messages {@code person} has not read. */
    public long unread(District district, PersonId person) {
        return store.unread(district, person.value());
    }

    /** Marks as read what {@code person} was told up to {@code upTo}: what came in since stays unread. */
    @Transactional
    public void markRead(District district, PersonId person, Instant upTo) {
        store.markRead(district, person.value(), upTo, clock.instant());
    }

    /** The newest tries to deliver, for the operator. */
    public List<Delivery> deliveries(District district, int limit) {
        return store.deliveries(district, limit);
    }
}
