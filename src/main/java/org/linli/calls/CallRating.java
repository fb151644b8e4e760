package org.linli.calls;

import org.jspecify.annotations.Nullable;

/**
 * The caller's word on what the called unit did.
 *
 * @param satisfaction 1 to 5
 * @param comment for the two units only
 */
public record CallRating(
        boolean solved, int satisfaction, @Nullable String comment) {
    /** From this satisfaction on somebody counts as satisfied, as with residents' ratings. */
    static final int SATISFIED = 4;

    /** Fails as our bug beyond 1 to 5. */
    public CallRating {
        if (satisfaction < 1 || satisfaction > 5) {
            throw new IllegalArgumentException("satisfaction " + satisfaction);
        }
    }

    boolean satisfied() {
        return satisfaction >= SATISFIED;
    }
}
