package org.linli.passkeys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.linli.kernel.District;
import org.springframework.security.web.webauthn.api.Bytes;

/** The user handle of WebAuthn (level 3, section 14.6.1: nothing personal in it): six digits of the district, 32 random bytes. Pure. */
final class Handle {
    private static final int DISTRICT = 6;
    private static final int RANDOM = 32;
    private static final SecureRandom CHANCE = new SecureRandom();

    private Handle() {}

    static byte[] in(District district) {
        var random = new byte[RANDOM];
        CHANCE.nextBytes(random);
        var handle = new byte[DISTRICT + RANDOM];
        System.arraycopy(district.value().getBytes(StandardCharsets.US_ASCII), 0, handle, 0, DISTRICT);
        System.arraycopy(random, 0, handle, DISTRICT, RANDOM);
        return handle;
    }

    /** The district that a handle begins with; empty for what is none of ours. */
    static Optional<District> district(Bytes handle) {
        var bytes = handle.getBytes();
        if (bytes.length != DISTRICT + RANDOM) {
            return Optional.empty();
        }
        var digits = new String(bytes, 0, DISTRICT, StandardCharsets.US_ASCII);
        return digits.matches("\\d{6}") ? Optional.of(new District(digits)) : Optional.empty();
    }
}
