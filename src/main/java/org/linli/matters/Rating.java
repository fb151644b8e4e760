package org.linli.matters;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/**
 * What the reporter says became of it.
 *
 * @param satisfaction 1 (not at all) to 5 (very)
 */
public record Rating(
        boolean solved, int satisfaction, @Nullable String comment) {
    /** From here on somebody counts as satisfied. */
    private static final int SATISFIED = 4;

    /** Fails as {@link Problem#INVALID}. */
    public Rating {
        if (satisfaction < 1 || satisfaction > 5) {
            throw Problem.INVALID.because(
                    "satisfaction of 1 to 5 expected", java.util.Map.of("satisfaction", "matters.need.rating"));
        }
        comment = comment == null || comment.isBlank() ? null : Texts.checked("comment", comment);
    }

    boolean satisfied() {
        return satisfaction >= SATISFIED;
    }
}
