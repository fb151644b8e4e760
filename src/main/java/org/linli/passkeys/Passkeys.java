package org.linli.passkeys;

import static org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters.ES256;
import static org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters.EdDSA;
import static org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters.RS256;

import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.kernel.Problem;
import org.linli.kernel.Settings;
import org.linli.signin.Comer;
import org.linli.signin.Doors;
import org.linli.signin.Means;
import org.linli.web.SiteAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes passkeys in and checks them, for this installation's public address alone. A key must be kept with its holder's handle
 * (discoverable) and must ask for finger, face or screen lock each time: so it is two things at once, and signs in by itself.
 */
@Service
class Passkeys {
    static final int NAME_MAX = 40; // UTF-16 code units

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    private static final int KEYS_MAX = 20;
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN =
            new TypeReference<>() {};

    private final PasskeyStore store;
    private final PasskeyHolders holders;
    private final PasskeyRecords records;
    private final Doors doors;
    private final Settings settings;
    private final SiteAddress address;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(
            PasskeyStore store,
            PasskeyHolders holders,
            PasskeyRecords records,
            Doors doors,
            Settings settings,
            SiteAddress address) {
        this.store = store;
        this.holders = holders;
        this.records = records;
        this.doors = doors;
        this.settings = settings;
        this.address = address;
    }

    /** What the browser is told to make a key with, as JSON. */
    String creation(Comer comer, Bytes challenge) {
        return json.writeValueAsString(creationOptions(comer, challenge));
    }

    /** What the browser is told to show a key with, as JSON. */
    String request(Bytes challenge) {
        return json.writeValueAsString(requestOptions(challenge));
    }

    /** Takes in a key that was made for {@code challenge}. Fails as {@link Problem#INVALID} where it will not do. */
    @Transactional
    public void add(Comer comer, Bytes challenge, String credential, String name) {
        var plain = name.strip();
        if (plain.isEmpty() || plain.length() > NAME_MAX) {
            throw Problem.INVALID.because("a passkey's name", Map.of("name", "passkeys.wrong.name"));
        }
        if (store.of(comer.district(), comer.person()).size() >= KEYS_MAX) {
            throw Problem.STATE.because("no more than " + KEYS_MAX + " passkeys");
        }
        try {
            var key = new RelyingPartyPublicKey(json.readValue(credential, MADE), plain);
            operations()
                    .registerCredential(
                            new ImmutableRelyingPartyRegistrationRequest(creationOptions(comer, challenge), key));
        } catch (JacksonException | IllegalArgumentException | VerificationException e) {
            log.info("a passkey was not taken: {}", e.getClass().getSimpleName());
            throw Problem.INVALID.because("a passkey", Map.of("key", "passkeys.wrong.key"));
        }
        doors.added(comer.district(), comer.person(), Means.PASSKEY, comer.person());
    }

    /** Whose key it is that was shown for {@code challenge}; nobody's where it does not prove that. */
    Optional<Comer> check(Bytes challenge, String credential, String address) {
        PublicKeyCredential<AuthenticatorAssertionResponse> shown;
        try {
            shown = json.readValue(credential, SHOWN);
        } catch (JacksonException | IllegalArgumentException e) {
            log.info("a passkey that cannot be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
        try {
            var holder =
                    operations().authenticate(new RelyingPartyAuthenticationRequest(requestOptions(challenge), shown));
            var handle = shown.getResponse().getUserHandle();
            if (handle != null && !handle.equals(holder.getId())) {
                return Optional.empty(); // it says it is somebody else's
            }
            return comer(holder.getId());
        } catch (MaliciousCounterValueException | PasskeyRecords.Copied e) { // the second where two come at once
            distrust(Bytes.fromBase64(shown.getId()), address);
            return Optional.empty();
        } catch (IllegalArgumentException | VerificationException e) {
            log.info("a passkey did not open: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** A key of which there is a copy opens no more: it goes, every session ends, and its owner is told. */
    private void distrust(Bytes id, String address) {
        var record = records.findByCredentialId(id);
        if (record != null) {
            comer(record.getUserEntityUserId()).ifPresent(comer -> {
                doors.tried(comer.district(), comer.person(), Means.PASSKEY, address, false);
                store.remove(comer.district(), id);
                doors.distrusted(comer.district(), comer.person(), Means.PASSKEY);
            });
        }
    }

    private Optional<Comer> comer(Bytes handle) {
        return Handle.district(handle)
                .flatMap(district ->
                        store.person(district, handle).map(person -> new Comer(district, person, Means.PASSKEY)));
    }

    private PublicKeyCredentialCreationOptions creationOptions(Comer comer, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(party())
                .user(holders.of(comer.district(), comer.person()))
                .challenge(challenge)
                .pubKeyCredParams(EdDSA, ES256, RS256)
                .timeout(Challenges.PATIENCE)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .build();
    }

    private PublicKeyCredentialRequestOptions requestOptions(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(party().getId())
                .challenge(challenge)
                .timeout(Challenges.PATIENCE)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    private Webauthn4JRelyingPartyOperations operations() {
        return new Webauthn4JRelyingPartyOperations(
                holders, records, party(), Set.of(address.origin().toString()));
    }

    private PublicKeyCredentialRpEntity party() {
        return PublicKeyCredentialRpEntity.builder()
                .id(settings.origin().getHost())
                .name("Linli 邻里")
                .build();
    }
}
