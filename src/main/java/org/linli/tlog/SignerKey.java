package org.linli.tlog;

import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** A private key with the name it signs under. Its text form, for the file it is kept in, holds everything. Thread-safe. */
public final class SignerKey {
    private static final String HEAD = "linli-key/1";

    private final VerifierKey verifier;
    private final byte[] shown; // the public key
    private final byte[] secret; // seed of Ed25519 (RFC 8032), or PKCS #8 of ML-DSA
    private final @Nullable PrivateKey mlDsa;

    private SignerKey(VerifierKey verifier, byte[] secret) {
        this.verifier = verifier;
        this.shown = verifier.bytes();
        this.secret = secret;
        this.mlDsa = verifier.kind() == KeyKind.ML_DSA_44 ? Signatures.mlDsaKey(secret) : null;
    }

    /** A new key of {@code kind} from {@code random}. */
    public static SignerKey generate(String name, KeyKind kind, SecureRandom random) {
        if (kind != KeyKind.ML_DSA_44) {
            var seed = new byte[Ed25519.SECRET_KEY_SIZE];
            random.nextBytes(seed);
            return ofSeed(name, kind, seed);
        }
        try {
            var generator = KeyPairGenerator.getInstance("ML-DSA-44");
            var pair = generator.generateKeyPair();
            var bare = Signatures.mlDsaPublic(pair.getPublic().getEncoded());
            return new SignerKey(
                    VerifierKey.of(name, kind, bare), pair.getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("ML-DSA is missing", e);
        }
    }

    /** The Ed25519 key with this seed of 32 bytes, for {@link KeyKind#ED25519} or {@link KeyKind#COSIGNATURE}. */
    static SignerKey ofSeed(String name, KeyKind kind, byte[] seed) {
        var publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        return new SignerKey(VerifierKey.of(name, kind, publicKey), seed.clone());
    }

    /** What others check its signatures with. */
    public VerifierKey verifier() {
        return verifier;
    }

    /**
     * Signs {@code text}.
     *
     * @param at when, for kinds that say so; to the second
     */
    public Note.Line sign(String text, Instant at) {
        var kind = verifier.kind();
        var time = kind.isTimed() ? at.getEpochSecond() : 0;
        var message = Signatures.message(kind, verifier.name(), time, text);
        var signature = mlDsa == null ? Signatures.ed25519(secret, shown, message) : Signatures.mlDsa(mlDsa, message);
        var whole = kind.isTimed()
                ? ByteBuffer.allocate(8 + signature.length)
                        .putLong(time)
                        .put(signature)
                        .array()
                : signature;
        return Note.Line.of(verifier.name(), verifier.id(), whole);
    }

    /** Signs any bytes by Ed25519 alone; other kinds are our bug. */
    public byte[] signBytes(byte[] message) {
        if (verifier.kind() != KeyKind.ED25519) {
            throw new IllegalStateException("only an Ed25519 key signs bytes");
        }
        return Signatures.ed25519(secret, shown, message);
    }

    /** Everything, to be kept in a private file: two lines. */
    public String secretText() {
        return HEAD + " " + verifier + "\n" + Base64.getEncoder().encodeToString(secret) + "\n";
    }

    /** Reads what {@link #secretText} wrote. Fails as {@link Problem#INVALID}; the message holds no secret. */
    public static SignerKey ofSecretText(String text) {
        var lines = text.strip().lines().toList();
        if (lines.size() != 2 || !lines.get(0).startsWith(HEAD + " ")) {
            throw Problem.INVALID.because("no private key of a log");
        }
        var verifier =
                VerifierKey.parse(lines.get(0).substring(HEAD.length() + 1).strip());
        var secret = Base64s.read(lines.get(1).strip());
        var key = verifier.kind() == KeyKind.ML_DSA_44
                ? new SignerKey(verifier, secret)
                : ofSeed(verifier.name(), verifier.kind(), Arrays.copyOf(secret, Ed25519.SECRET_KEY_SIZE));
        if (!key.verifier.equals(verifier)) {
            throw Problem.INVALID.because("the private key does not fit its public one");
        }
        return key;
    }
}
