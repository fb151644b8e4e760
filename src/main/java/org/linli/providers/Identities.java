package org.linli.providers;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Problem;
import org.linli.kernel.Provider;
import org.linli.people.PersonId;
import org.linli.providers.IdentityStore.Linked;
import org.linli.signin.Comer;
import org.linli.signin.Doors;
import org.linli.signin.Means;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose an account elsewhere is. Issuer and subject name it, and of both a keyed hash is kept; nobody is found by a name, an e-mail or
 * a phone that the provider may know.
 */
@Service
class Identities {
    private static final int EACH_MAX = 20;

    private final IdentityStore store;
    private final Doors doors;
    private final FieldCipher cipher;
    private final Clock clock;

    Identities(IdentityStore store, Doors doors, FieldCipher cipher, Clock clock) {
        this.store = store;
        this.doors = doors;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Whose {@code subject} of {@code provider} is; nobody's where nobody linked it. Writes the use down. */
    @Transactional
    public Optional<Comer> owner(Provider provider, String subject) {
        var identity = hash(provider, subject);
        var owner = find(identity);
        owner.ifPresent(comer -> store.use(comer.district(), identity, clock.instant()));
        return owner;
    }

    /** Makes {@code subject} of {@code provider} a way in of {@code comer}; false where it is somebody else's. */
    @Transactional
    public boolean link(Comer comer, Provider provider, String subject) {
        var identity = hash(provider, subject);
        var owner = find(identity);
        if (owner.isPresent()) {
            return owner.get().district().equals(comer.district())
                    && owner.get().person().equals(comer.person());
        }
        if (store.of(comer.district(), comer.person()).size() >= EACH_MAX) {
            throw Problem.STATE.because("no more than " + EACH_MAX + " accounts elsewhere");
        }
        if (!store.add(
                comer.district(), identity, comer.person(), provider.issuer().toString(), clock.instant())) {
            throw Problem.STALE.because("somebody linked it at this moment");
        }
        doors.added(comer.district(), comer.person(), Means.PROVIDER, comer.person());
        return true;
    }

    List<Linked> of(District district, PersonId person) {
        return store.of(district, person);
    }

    void remove(District district, PersonId person, byte[] identity) {
        store.remove(district, person, identity);
    }

    private Optional<Comer> find(byte[] identity) {
        return store.knowing(identity).stream()
                .findFirst()
                .flatMap(district ->
                        store.person(district, identity).map(person -> new Comer(district, person, Means.PROVIDER)));
    }

    private byte[] hash(Provider provider, String subject) {
        return cipher.blindIndex("providers.identity", provider.issuer() + " " + subject);
    }
}
