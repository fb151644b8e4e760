package org.linli.passkeys;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys as the library asks for them; each stands in the district that its holder's handle names. */
@Component
class PasskeyRecords implements UserCredentialRepository {
    private final PasskeyStore store;
    private final Clock clock;

    PasskeyRecords(PasskeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A key whose count of uses did not rise: there is a copy of it. */
    static final class Copied extends RuntimeException {
        Copied() {
            super("a passkey counts no further");
        }
    }

    /** Adds a new one; of a known one writes its use down, or fails as {@link Copied}. */
    @Override
    public void save(CredentialRecord record) {
        var district = Handle.district(record.getUserEntityUserId())
                .orElseThrow(() -> new IllegalArgumentException("a passkey without a district"));
        var id = record.getCredentialId();
        if (store.find(district, id).isEmpty()) {
            store.add(district, record, clock.instant());
        } else if (!store.use(district, id, record.getSignatureCount(), clock.instant())) {
            throw new Copied();
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return store.knowing(id).stream()
                .flatMap(district -> store.find(district, id).stream())
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return Handle.district(handle)
                .map(district -> store.of(district, handle))
                .orElse(List.of());
    }

    @Override
    public void delete(Bytes id) {
        store.knowing(id).forEach(district -> store.remove(district, id));
    }
}
