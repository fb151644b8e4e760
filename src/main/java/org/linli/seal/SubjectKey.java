package org.linli.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.linli.tlog.Hash;

/*
 * A leaf may be public because it says nothing about what it commits to: between the two stands a salt of 32 bytes that is derived
 * from a random key of the subject. Whoever has the salt can check that the detail fits the leaf; whoever does not, cannot even
 * test a guess. Destroying the key therefore erases the detail while the leaf stays.
 */
/**
 * The secret of one subject, a matter for example: all salts of its leaves come from it.
 *
 * @param key 32 random bytes
 * @param said what was said with one of its acts, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SubjectKey(byte[] key, @Nullable Said said) {
    /**
     * What was said with an act, by its hash.
     *
     * @param kind of the act
     * @param content its SHA-256
     */
    record Said(String kind, Hash content) {}

    private static final int KEY_LENGTH = 32;
    private static final int SAID = KEY_LENGTH + Hash.LENGTH;
    private static final int REF_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SubjectKey random(@Nullable Said said) {
        var key = new byte[KEY_LENGTH];
        RANDOM.nextBytes(key);
        return new SubjectKey(key, said);
    }

    /** As it is kept, before it is encrypted: the key, then what was said if anything was. */
    byte[] bytes() {
        if (said == null) {
            return key.clone();
        }
        var kind = utf8(said.kind());
        return ByteBuffer.allocate(SAID + kind.length)
                .put(key)
                .put(said.content().bytes())
                .put(kind)
                .array();
    }

    static SubjectKey of(byte[] bytes) {
        var key = Arrays.copyOf(bytes, KEY_LENGTH);
        return bytes.length == KEY_LENGTH
                ? new SubjectKey(key, null)
                : new SubjectKey(
                        key,
                        new Said(
                                new String(bytes, SAID, bytes.length - SAID, StandardCharsets.UTF_8),
                                Hash.of(bytes, KEY_LENGTH)));
    }

    /** The hash of what was said with the act of this {@code kind}, if anything was. */
    @Nullable
    Hash contentOf(String kind) {
        return said != null && said.kind().equals(kind) ? said.content() : null;
    }

    /** What ties the leaves of one subject together without naming it: 22 characters. */
    String ref() {
        var mac = mac("linli/ref/1", "", new byte[0]);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, REF_LENGTH));
    }

    /** The salt of {@code told}: 32 bytes. */
    byte[] salt(Told told) {
        return mac("linli/salt/1", told.kind(), sha256().digest(utf8(told.text())));
    }

    /** {@code SHA-256(LP("linli/commit/1") || LP(kind) || salt || SHA-256(text))}; LP puts the length in four bytes before. */
    static Hash commitment(String kind, byte[] salt, String text) {
        var digest = sha256();
        digest.update(framed("linli/commit/1"));
        digest.update(framed(kind));
        digest.update(salt);
        digest.update(sha256().digest(utf8(text)));
        return Hash.of(digest.digest());
    }

    Hash commitment(Told told) {
        return commitment(told.kind(), salt(told), told.text());
    }

    private byte[] mac(String purpose, String kind, byte[] rest) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(framed(purpose));
            mac.update(framed(kind));
            return mac.doFinal(rest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }

    private static byte[] framed(String text) {
        var bytes = utf8(text);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
