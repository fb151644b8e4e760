package org.linli.codes;

import java.util.HexFormat;
import java.util.List;
import org.linli.kernel.District;
import org.linli.kernel.Words;
import org.linli.people.PersonId;
import org.linli.signin.Door;
import org.linli.signin.Means;
import org.linli.signin.Offer;
import org.linli.signin.Way;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The door of codes sent to a phone; its page says what to do where no messages are sent from here. */
@Component
@Order(4)
class PhoneDoor implements Door {
    private final PhoneStore store;
    private final PhoneCodes codes;

    PhoneDoor(PhoneStore store, PhoneCodes codes) {
        this.store = store;
        this.codes = codes;
    }

    @Override
    public Means means() {
        return Means.PHONE;
    }

    @Override
    public boolean isOpen() {
        return codes.isOpen();
    }

    @Override
    public List<Offer> offers() {
        return List.of(Offer.of(Means.PHONE, "/sign-in/phone", "/sign-in/first/phone"));
    }

    @Override
    public List<Way> ways(District district, PersonId person) {
        return store.ways(district, person).stream()
                .map(way -> new Way(
                        Means.PHONE,
                        HexFormat.of().formatHex(way.index()),
                        Words.same("…" + way.ending()),
                        way.since(),
                        null))
                .toList();
    }

    @Override
    public void remove(District district, PersonId person, String id) {
        store.removeWay(district, person, HexFormat.of().parseHex(id));
    }
}
