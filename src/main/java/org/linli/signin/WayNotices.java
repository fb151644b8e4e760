package org.linli.signin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.notifications.Channel;
import org.linli.notifications.Message;
import org.linli.notifications.Notifications;
import org.linli.notifications.Recipient;
import org.linli.people.Item;
import org.linli.people.People;
import org.linli.people.PersonConsents;
import org.linli.people.PersonId;
import org.linli.people.Purpose;
import org.springframework.stereotype.Component;

/** Tells somebody that their account has a new way in: in their inbox, and on the phone that may be used to reach them. */
@Component
class WayNotices {
    private static final String PATH = "/me/sign-in";

    private final Notifications notifications;
    private final People people;
    private final PersonConsents consents;
    private final Clock clock;

    WayNotices(Notifications notifications, People people, PersonConsents consents, Clock clock) {
        this.notifications = notifications;
        this.people = people;
        this.consents = consents;
        this.clock = clock;
    }

    void added(District district, PersonId person, Means means) {
        tell(district, person, "signin.notice." + means);
    }

    void distrusted(District district, PersonId person, Means means) {
        tell(district, person, "signin.notice.distrusted." + means);
    }

    private void tell(District district, PersonId person, String key) {
        Behalf.of(person.value()).run(() -> tellThem(district, person, key));
    }

    private void tellThem(District district, PersonId person, String key) {
        var told = new ArrayList<Message>();
        told.add(Message.of(Ids.next(clock), Recipient.inbox(person), key, List.of(), PATH));
        var contact = people.own(district, person);
        var phone = contact.phone();
        if (phone != null && consents.may(district, person, Item.PHONE, Purpose.CONTACT)) {
            var to = new Recipient(person.value(), new Channel(Channel.Kind.SMS, phone), contact.lang());
            told.add(Message.of(Ids.next(clock), to, key, List.of(), PATH));
        }
        notifications.tell(district, told);
    }
}
