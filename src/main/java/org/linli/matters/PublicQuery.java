package org.linli.matters;

import java.time.Instant;
import java.util.List;
import org.linli.kernel.PlaceCode;

/**
 * Which public faces somebody looks for, newest first.
 *
 * @param place here and below
 * @param categories codes of the catalogue; empty for all
 * @param from received then or later
 * @param to received then or before
 * @param states never empty
 * @param skip how many are passed over
 * @param limit at most {@value #LIMIT_MAX}
 */
public record PublicQuery(
        PlaceCode place, List<String> categories, Instant from, Instant to, List<State> states, int skip, int limit) {
    /** As many are answered at once at most. */
    public static final int LIMIT_MAX = 1_000;

    /** Takes copies. */
    public PublicQuery {
        categories = List.copyOf(categories);
        states = List.copyOf(states);
        if (skip < 0 || limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("skip " + skip + ", limit " + limit);
        }
    }
}
