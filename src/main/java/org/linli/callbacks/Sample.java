package org.linli.callbacks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Which answers are drawn: those for which the first 32 bits of SHA-256 of {@code seed/matter/round} lie below the share. The seed of a
 * month is drawn with its first answer and shown to nobody who answers; whoever has it draws the same sample again. Pure.
 *
 * @param permille how many of a thousand
 */
record Sample(String seed, int permille) {
    private static final long RANGE = 1L << 32;

    Sample {
        if (permille < 0 || permille > 1_000) {
            throw new IllegalArgumentException(permille + " of a thousand");
        }
    }

    boolean draws(UUID matter, int round) {
        var hash = sha256(seed + "/" + matter + "/" + round);
        var first = Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
        return first * 1_000 < permille * RANGE;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
