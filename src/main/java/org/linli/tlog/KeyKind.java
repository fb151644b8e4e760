package org.linli.tlog;

import java.util.Arrays;
import java.util.Optional;

/** How a signature of a note is made (c2sp.org/signed-note, "Signature types"); the byte stands before the public key. */
public enum KeyKind {
    /** Ed25519 (RFC 8032) over the text: what a log signs its checkpoints with. */
    ED25519(0x01, 32, 64, false),
    /** Ed25519 over the text and a time: a witness's cosignature (c2sp.org/tlog-cosignature). */
    COSIGNATURE(0x04, 32, 64, true),
    /** ML-DSA-44 (FIPS 204) over tree head, name and time; safe from quantum computers (c2sp.org/tlog-cosignature). */
    ML_DSA_44(0x06, 1312, 2420, true);

    private static final int TIME_LENGTH = 8;

    private final byte type;
    private final int keyLength;
    private final int signatureLength;
    private final boolean timed;

    KeyKind(int type, int keyLength, int signatureLength, boolean timed) {
        this.type = (byte) type;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
        this.timed = timed;
    }

    byte type() {
        return type;
    }

    /** Length of a public key in bytes. */
    int keyLength() {
        return keyLength;
    }

    /** Whether eight bytes of time, in seconds since 1970, stand before the signature. */
    boolean isTimed() {
        return timed;
    }

    /** Length of what stands behind the key's id, in bytes. */
    int wholeLength() {
        return signatureLength + (timed ? TIME_LENGTH : 0);
    }

    static Optional<KeyKind> of(byte type) {
        return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst();
    }
}
