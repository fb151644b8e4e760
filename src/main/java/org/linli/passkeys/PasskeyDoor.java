package org.linli.passkeys;

import java.util.List;
import org.linli.kernel.District;
import org.linli.kernel.Words;
import org.linli.people.PersonId;
import org.linli.signin.Door;
import org.linli.signin.Means;
import org.linli.signin.Offer;
import org.linli.signin.Way;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** The door of passkeys; its button stands on the sign-in page itself. */
@Component
@Order(2)
class PasskeyDoor implements Door {
    private final PasskeyStore store;

    PasskeyDoor(PasskeyStore store) {
        this.store = store;
    }

    @Override
    public Means means() {
        return Means.PASSKEY;
    }

    @Override
    public List<Offer> offers() {
        return List.of(Offer.of(Means.PASSKEY, null, "/sign-in/first/passkey"));
    }

    @Override
    public List<Way> ways(District district, PersonId person) {
        return store.of(district, person).stream()
                .map(key -> new Way(
                        Means.PASSKEY,
                        key.id().toBase64UrlString(),
                        Words.same(key.name()),
                        key.createdAt(),
                        key.usedAt()))
                .toList();
    }

    @Override
    public void remove(District district, PersonId person, String id) {
        store.remove(district, Bytes.fromBase64(id));
    }
}
