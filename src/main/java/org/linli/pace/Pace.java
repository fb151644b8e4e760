package org.linli.pace;

import java.time.Duration;

/**
 * How fast somebody may try: {@code burst} times at once, then once per {@code interval}. What is kept is one point in time, when
 * all tries will have cooled down (the generic cell rate algorithm, ITU-T I.371 annex A); a refused try does not move it, so that
 * nobody can be shut out for longer than an interval after the tries stop.
 *
 * @param burst tries that may come at once, at least 1
 */
public record Pace(Duration interval, int burst) {
    /** For one login, from anywhere. */
    public static final Pace LOGIN = new Pace(Duration.ofMinutes(1), 8);
    /** For one address, behind which a whole office may sit. */
    public static final Pace ADDRESS = new Pace(Duration.ofSeconds(10), 40);

    /** How far ahead the point may lie. */
    Duration reach() {
        return interval.multipliedBy(burst);
    }
}
