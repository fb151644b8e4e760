package org.linli.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** What is signed and how: Ed25519 by Bouncy Castle, ten times as fast as the JDK's; ML-DSA-44 by the JDK. */
final class Signatures {
    private static final String ML_DSA = "ML-DSA-44";
    private static final byte[]
            ML_DSA_PUBLIC = // SubjectPublicKeyInfo of 2.16.840.1.101.3.4.3.17 up to the key (RFC 9881)
            HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    private Signatures() {}

    /** The bytes that a signature of {@code kind} under {@code name} at {@code time} covers. */
    static byte[] message(KeyKind kind, String name, long time, String text) {
        return switch (kind) {
            case ED25519 -> text.getBytes(StandardCharsets.UTF_8);
            case COSIGNATURE -> ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
            case ML_DSA_44 -> cosigned(name, time, Checkpoint.parse(text));
        };
    }

    /** The structure {@code cosigned_message} for the tree from its first leaf. */
    private static byte[] cosigned(String name, long time, Checkpoint checkpoint) {
        var cosigner = short8(name);
        var origin = short8(checkpoint.origin());
        return ByteBuffer.allocate(LABEL.length + cosigner.length + 8 + origin.length + 8 + 8 + Hash.LENGTH)
                .put(LABEL)
                .put(cosigner)
                .putLong(time)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().bytes())
                .array();
    }

    private static byte[] short8(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > 255) {
            throw org.linli.kernel.Problem.INVALID.because("a name of " + bytes.length + " bytes");
        }
        return ByteBuffer.allocate(1 + bytes.length)
                .put((byte) bytes.length)
                .put(bytes)
                .array();
    }

    static boolean holds(KeyKind kind, byte[] publicKey, byte[] message, byte[] signature) {
        return switch (kind) {
            case ED25519, COSIGNATURE -> Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
            case ML_DSA_44 -> holds(publicKey, message, signature);
        };
    }

    private static boolean holds(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            var encoded = ByteBuffer.allocate(ML_DSA_PUBLIC.length + publicKey.length)
                    .put(ML_DSA_PUBLIC)
                    .put(publicKey)
                    .array();
            var verifier = Signature.getInstance(ML_DSA);
            verifier.initVerify(KeyFactory.getInstance(ML_DSA).generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // no key, or no signature at all
        }
    }

    /** With the public key at hand, which saves half of the work: RFC 8032 hashes it into every signature. */
    static byte[] ed25519(byte[] seed, byte[] publicKey, byte[] message) {
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    static byte[] mlDsa(PrivateKey key, byte[] message) {
        try {
            var signer = Signature.getInstance(ML_DSA);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** The key in {@code encoded}, as PKCS #8. */
    static PrivateKey mlDsaKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(ML_DSA).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no ML-DSA-44 key", e);
        }
    }

    /** The bare public key in its X.509 encoding. */
    static byte[] mlDsaPublic(byte[] encoded) {
        return java.util.Arrays.copyOfRange(encoded, ML_DSA_PUBLIC.length, encoded.length);
    }
}
