package org.linli.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.linli.kernel.Problem;

/**
 * A public key with the name it signs under.
 *
 * @param name usually an address without its scheme
 * @param publicKey as base64, the bytes that its kind says
 */
public record VerifierKey(String name, KeyKind kind, String publicKey) {
    /** Fails as {@link Problem#INVALID} where there can be no such key. */
    public VerifierKey {
        if (!Note.isName(name)) {
            throw Problem.INVALID.because("no key's name: " + name);
        }
        if (Base64s.read(publicKey).length != kind.keyLength()) {
            throw Problem.INVALID.because("a key of another length than " + kind.keyLength());
        }
    }

    static VerifierKey of(String name, KeyKind kind, byte[] publicKey) {
        return new VerifierKey(name, kind, Base64.getEncoder().encodeToString(publicKey));
    }

    /** Reads {@code name+id+key} as it is handed around; fails as {@link Problem#INVALID}. */
    public static VerifierKey parse(String line) {
        var parts = line.split("\\+", 3);
        if (parts.length != 3) {
            throw Problem.INVALID.because("a verifier key is name+id+key");
        }
        var typed = Base64s.read(parts[2]);
        var kind = typed.length == 0 ? null : KeyKind.of(typed[0]).orElse(null);
        if (kind == null) {
            throw Problem.INVALID.because("a key of an unknown kind");
        }
        var key = of(parts[0], kind, Arrays.copyOfRange(typed, 1, typed.length));
        if (!parts[1].equals(HexFormat.of().toHexDigits(key.id()))) {
            throw Problem.INVALID.because("the key does not fit its id");
        }
        return key;
    }

    byte[] bytes() {
        return Base64s.read(publicKey);
    }

    /** The first four bytes of {@code SHA-256(name || LF || kind || key)}: tells keys apart, proves nothing. */
    public int id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(kind.type());
            return ByteBuffer.wrap(digest.digest(bytes())).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    /** Checks a line under this key's name and id; fails as {@link Problem#INVALID} where it does not hold. */
    Signed verify(String text, Note.Line line) {
        var whole = line.bytes();
        if (whole.length != kind.wholeLength()) {
            throw Problem.INVALID.because("a signature of " + name + " of another length");
        }
        var time = kind.isTimed() ? ByteBuffer.wrap(whole).getLong() : 0;
        var signature = kind.isTimed() ? Arrays.copyOfRange(whole, 8, whole.length) : whole;
        if (time < 0 || !Signatures.holds(kind, bytes(), Signatures.message(kind, name, time, text), signature)) {
            throw Problem.INVALID.because("the signature of " + name + " does not hold");
        }
        return new Signed(this, time);
    }

    /** As it is handed around: {@code name+id+key}. */
    @Override
    public String toString() {
        var key = bytes();
        var typed =
                ByteBuffer.allocate(1 + key.length).put(kind.type()).put(key).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
