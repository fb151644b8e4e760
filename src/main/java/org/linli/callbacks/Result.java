package org.linli.callbacks;

import java.util.Arrays;
import java.util.Locale;
import org.linli.kernel.Problem;

/** What came of trying to reach somebody. */
public enum Result {
    /** They were reached and said what became of it. */
    REACHED,
    /** They were reached and did not wish to say. */
    REFUSED,
    /** Nobody answered. */
    NOT_REACHED;

    /** The result as it stands in forms and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Result of(String word) {
        return Arrays.stream(values())
                .filter(result -> result.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.INVALID.because(
                        "no result " + word, java.util.Map.of("result", "callbacks.need.result")));
    }
}
