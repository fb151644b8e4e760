package org.linli.matters;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Level;

/**
 * In whose hands a matter is: always in somebody's.
 *
 * @param first the unit that received it and leads until another accepts to (首接负责)
 * @param from the unit that gave it to this one; null where it was the first
 * @param due this unit's own clock, counted from when it got the matter
 * @param moves how often it was passed on from unit to unit
 * @param objected waits for the centre's ruling who must take it
 * @param adjudicated the centre has ruled: it cannot be returned, transferred or objected to any more
 */
record Hands(
        Level level,
        UUID unit,
        UUID first,
        @Nullable UUID from,
        Instant since,
        Instant due,
        int moves,
        int returns,
        boolean objected,
        boolean adjudicated) {
    /** How often a matter may be returned; then the centre rules (Weifang Measures art. 22). */
    static final int RETURNS_MAX = 2;

    /** So many passes without a unit that answers make a problem order, supervised by the rule itself. */
    static final int MOVES_MAX = 3;

    static Hands of(Level level, UUID unit, Instant now, Instant due) {
        return new Hands(level, unit, unit, null, now, due, 0, 0, false, false);
    }

    /** Given by a dispatcher, or moved up a level. */
    Hands to(Target target, Instant now, Instant due) {
        return new Hands(target.level(), target.unit(), first, unit, now, due, moves, returns, false, adjudicated);
    }

    /** Passed on by the unit itself. */
    Hands passedTo(Target target, Instant now, Instant due) {
        var to = to(target, now, due);
        return new Hands(to.level, to.unit, first, unit, now, due, moves + 1, returns, false, adjudicated);
    }

    /** Back to who gave it; the second time, for the centre to rule on. */
    Hands returned(Target giver, Instant now, Instant due) {
        var times = returns + 1;
        return new Hands(
                giver.level(), giver.unit(), first, null, now, due, moves, times, times >= RETURNS_MAX, adjudicated);
    }

    Hands disputed() {
        return new Hands(level, unit, first, from, since, due, moves, returns, true, adjudicated);
    }

    Hands ruled(Target target, Instant now, Instant due) {
        return new Hands(target.level(), target.unit(), first, unit, now, due, moves, returns, false, true);
    }

    /** Reopened: a new round in which it may be disputed anew. */
    Hands again(Target target, Instant now, Instant due) {
        return new Hands(target.level(), target.unit(), first, unit, now, due, 0, 0, false, false);
    }
}
