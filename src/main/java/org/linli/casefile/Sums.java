package org.linli.casefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256 of parts, and the list of them. Pure. */
final class Sums {
    static final int HEX_LENGTH = 64;

    private Sums() {}

    /** The list over {@code parts}, in their order. */
    static String of(Map<String, byte[]> parts) {
        var lines = new StringBuilder();
        parts.forEach((name, content) ->
                lines.append(sha256(content)).append("  ").append(name).append('\n'));
        return lines.toString();
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
