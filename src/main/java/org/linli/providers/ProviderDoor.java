package org.linli.providers;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.District;
import org.linli.kernel.Provider;
import org.linli.kernel.Settings;
import org.linli.kernel.Words;
import org.linli.people.PersonId;
import org.linli.signin.Door;
import org.linli.signin.Means;
import org.linli.signin.Offer;
import org.linli.signin.Way;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The door of identity providers; closed where the operator set none. */
@Component
@Order(3)
class ProviderDoor implements Door {
    private final Identities identities;
    private final List<Provider> providers;

    ProviderDoor(Identities identities, Settings settings) {
        this.identities = identities;
        this.providers = settings.providers();
    }

    @Override
    public Means means() {
        return Means.PROVIDER;
    }

    @Override
    public boolean isOpen() {
        return !providers.isEmpty();
    }

    @Override
    public List<Offer> offers() {
        return providers.stream()
                .map(one -> new Offer(
                        Means.PROVIDER,
                        Optional.of("/sign-in/provider/" + one.key()),
                        Optional.of("/sign-in/first/provider/" + one.key()),
                        Optional.of(one.label())))
                .toList();
    }

    /** One of a provider that is set no more still shows, for its owner to remove. */
    @Override
    public List<Way> ways(District district, PersonId person) {
        return identities.of(district, person).stream()
                .map(one -> new Way(
                        Means.PROVIDER,
                        HexFormat.of().formatHex(one.identity()),
                        label(one.issuer()),
                        one.since(),
                        one.used()))
                .toList();
    }

    @Override
    public void remove(District district, PersonId person, String id) {
        identities.remove(district, person, HexFormat.of().parseHex(id));
    }

    private Words label(String issuer) {
        return providers.stream()
                .filter(one -> one.issuer().toString().equals(issuer))
                .findFirst()
                .map(Provider::label)
                .orElse(Words.same(issuer));
    }
}
