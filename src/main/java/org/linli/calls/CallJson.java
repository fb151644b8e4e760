package org.linli.calls;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** Reads what programs and forms send about a call. */
final class CallJson {
    private CallJson() {}

    /** The caller's word where {@code step} needs one. Fails as {@link Problem#INVALID} where it is not whole. */
    static @Nullable CallRating rating(
            CallStep step, @Nullable Boolean solved, @Nullable Integer satisfaction, @Nullable String comment) {
        if (step != CallStep.RATE) {
            return null;
        }
        if (solved == null || satisfaction == null || satisfaction < 1 || satisfaction > 5) {
            throw Problem.INVALID.because("solved, and satisfaction 1 to 5", Map.of("rating", "calls.need.rating"));
        }
        return new CallRating(solved, satisfaction, comment == null || comment.isBlank() ? null : comment.strip());
    }
}
