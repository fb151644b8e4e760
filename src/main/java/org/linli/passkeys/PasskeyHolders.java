package org.linli.passkeys;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Whom passkeys are for, as the library asks for them: by handle, or by {@code district/person}. */
@Component
class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {
    private final PasskeyStore store;
    private final People people;

    PasskeyHolders(PasskeyStore store, People people) {
        this.store = store;
        this.people = people;
    }

    /** The holder with the name that an authenticator shows beside the key. */
    PublicKeyCredentialUserEntity of(District district, PersonId person) {
        var name = people.findName(district, person).orElse("");
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(store.handle(district, person, Handle.in(district)))
                .name(name)
                .displayName(name)
                .build();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return Handle.district(handle)
                .flatMap(district -> store.person(district, handle).map(person -> of(district, person)))
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        var parts = name.split("/", 2);
        return parts.length == 2 ? of(new District(parts[0]), new PersonId(UUID.fromString(parts[1]))) : null;
    }

    /** Nothing to do: a handle is kept when it is first asked for. */
    @Override
    public void save(PublicKeyCredentialUserEntity holder) {}

    @Override
    public void delete(Bytes handle) {
        throw new IllegalStateException("a handle stays with its person");
    }
}
