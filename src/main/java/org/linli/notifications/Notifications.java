package org.linli.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.people.PersonId;
import org.linli.web.Messages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what happened. Called by the reader of acts of the module that knows whom it concerns. */
@Service
public class Notifications {
    private final MessageStore store;
    private final Messages messages;
    private final List<Gateway> gateways;
    private final Clock clock;

    Notifications(MessageStore store, Messages messages, List<Gateway> gateways, Clock clock) {
        this.gateways = gateways;
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

    /** Whether messages of {@code kind} get to people from here. */
    public boolean reaches(Channel.Kind kind) {
        return gateways.stream().anyMatch(gateway -> gateway.takes(kind) && gateway.reaches());
    }

    /**
     * Sends a message while its reader waits for it, and keeps nothing of it. Fails as {@link GatewayFailure} where it was not taken;
     * it is not tried again.
     */
    public void sendNow(Channel to, Lang lang, String key, List<String> args) {
        gateways.stream()
                .filter(gateway -> gateway.takes(to.kind()) && gateway.reaches())
                .findFirst()
                .orElseThrow(() -> new GatewayFailure("no gateway for " + to.kind()))
                .send(to, messages.text(lang, key, args.toArray()));
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
