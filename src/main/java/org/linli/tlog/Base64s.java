package org.linli.tlog;

import java.util.Base64;
import org.linli.kernel.Problem;

/** Base64 read strictly: standard alphabet, padded, and exactly as it would be written. */
final class Base64s {
    private Base64s() {}

    static byte[] read(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.INVALID.because("not base64: " + e.getMessage());
        }
        throw Problem.INVALID.because("base64 with stray bits");
    }
}
