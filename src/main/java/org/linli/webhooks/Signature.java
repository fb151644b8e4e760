package org.linli.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent as Standard Webhooks 1.0 says ({@code standardwebhooks.com}): HMAC-SHA256 over id, time and body with dots between
 * them, so that neither can be changed nor an old one be sent again later.
 */
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int KEY_LENGTH = 32; // bytes
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    /** A new secret, to be shown once. */
    static String newSecret() {
        var key = new byte[KEY_LENGTH];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The value of {@code webhook-signature}. */
    static String of(String secret, String id, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            var signed = id + "." + at.getEpochSecond() + "." + body;
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }
}
