package org.linli.callbacks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/**
 * An answer that was drawn, whose reporter is to be asked what became of it. Immutable: every step returns the next one.
 *
 * @param round which answer of the matter
 * @param unit whose answer it is
 * @param word what the resident said on the phone; null until they did
 */
record Task(
        District district,
        UUID id,
        UUID matter,
        String code,
        int round,
        PlaceCode place,
        String category,
        UUID unit,
        Instant answeredAt,
        State state,
        int attempts,
        @Nullable Instant doneAt,
        @Nullable Word word,
        int version) {
    /** After so many tries somebody counts as not reached. */
    static final int ATTEMPTS_MAX = 3;

    /** Where it stands; MOOT: the resident rated by the receipt, or the matter went on, before anybody reached them. */
    enum State {
        OPEN,
        REACHED,
        REFUSED,
        UNREACHED,
        MOOT
    }

    /** What was said on the phone; {@code satisfaction} 1 to 5. */
    record Word(boolean solved, int satisfaction, @Nullable String said) {
        /** From this satisfaction on somebody counts as satisfied, as with ratings. */
        static final int SATISFIED = 4;

        Word {
            if (satisfaction < 1 || satisfaction > 5) {
                throw new IllegalArgumentException("satisfaction " + satisfaction);
            }
        }

        boolean satisfied() {
            return satisfaction >= SATISFIED;
        }
    }

    Task {
        if ((state == State.REACHED) != (word != null)) {
            throw new IllegalArgumentException(state + " with " + word);
        }
        if ((state == State.OPEN) != (doneAt == null)) {
            throw new IllegalArgumentException(state + " done at " + doneAt);
        }
    }

    /** After one more try. */
    Task tried(Result result, @Nullable Word said, Instant now) {
        if (state != State.OPEN) {
            throw new IllegalStateException("done: " + id);
        }
        return switch (result) {
            case REACHED -> with(State.REACHED, attempts + 1, now, said);
            case REFUSED -> with(State.REFUSED, attempts + 1, now, null);
            case NOT_REACHED ->
                attempts + 1 < ATTEMPTS_MAX
                        ? with(State.OPEN, attempts + 1, null, null)
                        : with(State.UNREACHED, attempts + 1, now, null);
        };
    }

    Task moot(Instant now) {
        return with(State.MOOT, attempts, now, null);
    }

    private Task with(State next, int tries, @Nullable Instant done, @Nullable Word said) {
        return new Task(
                district, id, matter, code, round, place, category, unit, answeredAt, next, tries, done, said, version);
    }
}
