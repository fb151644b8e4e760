package org.linli.registers;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks.
 *
 * @param authorization the header, for programs
 * @param asks what they may: permissions, and the words of {@link Endpoint}
 * @param reach where
 */
record Asker(String name, List<Cookie> cookies, @Nullable String authorization, Set<String> asks, Set<Where> reach) {
    boolean isSignedIn() {
        return asks.contains("SIGNED");
    }

    /** Where this one may read private words. */
    Set<Where> reads() {
        return asks.stream().anyMatch(word -> !Set.of("PUBLIC", "SIGNED").contains(word) && !word.startsWith("@"))
                ? reach
                : Set.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
