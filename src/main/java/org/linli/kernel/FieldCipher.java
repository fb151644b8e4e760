package org.linli.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts single fields with AES-256-GCM (NIST SP 800-38D) under keys derived from one master key by HKDF-SHA-256
 * (RFC 5869). What is stored: version byte 1, 12 bytes nonce, ciphertext with its 16-byte tag. The context (which table,
 * which column, which row) is authenticated, so that a value moved to another row does not open. Thread-safe.
 */
public final class FieldCipher {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey fields;
    private final SecretKey index;
    private final Queue<Cipher> ciphers =
            new ConcurrentLinkedQueue<>(); // that nobody is using: they keep the key's schedule
    private final Queue<Mac> macs = new ConcurrentLinkedQueue<>();
    private final SecureRandom random = new SecureRandom();

    /** @param masterKey 32 random bytes; whoever holds them can read every field */
    public FieldCipher(byte[] masterKey) {
        if (masterKey.length != 32) {
            throw new IllegalArgumentException("master key of " + masterKey.length + " bytes");
        }
        this.fields = derive(masterKey, "linli/fields/1", "AES");
        this.index = derive(masterKey, "linli/index/1", "HmacSHA256");
    }

    /** {@code text} sealed for {@code context}, for example {@code people.person.phone/<id>}. */
    public byte[] seal(String context, String text) {
        return seal(context, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was sealed for {@code context}. Fails as our bug where key, context or bytes do not fit. */
    public String open(String context, byte[] sealed) {
        return new String(openBytes(context, sealed), StandardCharsets.UTF_8);
    }

    /** {@code content} sealed for {@code context}, as {@link #seal(String, String)} seals a text. */
    public byte[] seal(String context, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var body = run(Cipher.ENCRYPT_MODE, nonce, context, content);
        return ByteBuffer.allocate(1 + NONCE_BYTES + body.length)
                .put(VERSION)
                .put(nonce)
                .put(body)
                .array();
    }

    /** The bytes that were sealed for {@code context}. Fails as our bug where key, context or bytes do not fit. */
    public byte[] openBytes(String context, byte[] sealed) {
        if (sealed.length < 1 + NONCE_BYTES || sealed[0] != VERSION) {
            throw new IllegalStateException("not a sealed field: " + context);
        }
        var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, nonce, context, Arrays.copyOfRange(sealed, 1 + NONCE_BYTES, sealed.length));
    }

    /** A keyed hash (32 bytes) by which equal values of one {@code purpose} are found without being read. */
    public byte[] blindIndex(String purpose, String value) {
        try {
            var mac = mac();
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            var hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            macs.add(mac);
            return hash;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }

    private Mac mac() throws GeneralSecurityException {
        var idle = macs.poll();
        if (idle != null) {
            return idle;
        }
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(index);
        return mac;
    }

    private byte[] run(int mode, byte[] nonce, String context, byte[] input) {
        try {
            var idle = ciphers.poll();
            var cipher = idle != null ? idle : Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, fields, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            var output = cipher.doFinal(input);
            ciphers.add(cipher);
            return output;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("field does not open: " + context, e);
        }
    }

    private static SecretKey derive(byte[] masterKey, String info, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(new SecretKeySpec(masterKey, "HKDF"))
                    .thenExpand(info.getBytes(StandardCharsets.UTF_8), 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA-256 is missing", e);
        }
    }
}
