package org.linli.calls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/**
 * A unit called for a matter. Immutable: every step returns the next one.
 *
 * @param about the matter, and who was called by whom as what
 * @param what what the unit is to do; for the two units and those above
 * @param comeBy when it is to have reported in; null for an assisting unit
 * @param heard the resident's word on the matter, as it counts for this call
 * @param version counts the writes
 */
record Call(
        CallId id,
        About about,
        String what,
        Instant calledAt,
        @Nullable Instant comeBy,
        Instant actBy,
        CallState state,
        Course course,
        @Nullable CallRating rating,
        @Nullable Heard heard,
        int version) {
    /** Which matter, and who was called by whom; {@code place} is the community. */
    record About(
            District district,
            UUID matter,
            String code,
            PlaceCode place,
            String category,
            boolean discreet,
            Role role,
            UUID caller,
            UUID called) {}

    /**
     * How it went.
     *
     * @param done what was done
     * @param off why it was called off
     */
    record Course(
            @Nullable Instant cameAt,
            @Nullable Instant doneAt,
            @Nullable String done,
            @Nullable String off,
            boolean comeMissed,
            boolean actMissed) {
        static final Course NONE = new Course(null, null, null, null, false, false);
    }

    /** The resident's last word: {@code on} is the day of the first one after the call, to which it counts. */
    record Heard(boolean solved, boolean satisfied, LocalDate on, long seq) {}

    Call {
        if ((about.role() == Role.WHISTLE) != (comeBy != null)) {
            throw new IllegalArgumentException(about.role() + " to come by " + comeBy);
        }
        if (comeBy != null && comeBy.isAfter(actBy)) {
            throw new IllegalArgumentException("comes by " + comeBy + " and acts by " + actBy);
        }
        if (about.caller().equals(about.called())) {
            throw new IllegalArgumentException("called by itself");
        }
    }

    /** Whether a date has passed on something that is still owed. */
    boolean isLate(Instant now) {
        return state.isOpen() && (!now.isBefore(actBy) || isLateToCome(now));
    }

    /** Whether it should be there and is not. */
    boolean isLateToCome(Instant now) {
        return state == CallState.CALLED && comeBy != null && !now.isBefore(comeBy);
    }

    /** What is owed next: to come, or to have done. */
    Instant next() {
        return state == CallState.CALLED && comeBy != null ? comeBy : actBy;
    }

    /** When the clock looks next; null where it never does again. */
    @Nullable
    Instant nextCheck() {
        if (!state.isOpen()) {
            return null;
        }
        if (state == CallState.CALLED && comeBy != null && !course.comeMissed) {
            return comeBy;
        }
        return course.actMissed ? null : actBy;
    }

    Call arrived(Instant now) {
        return with(
                CallState.ARRIVED,
                new Course(now, null, null, null, course.comeMissed || isLateToCome(now), course.actMissed));
    }

    Call done(Instant now, String what) {
        return with(
                CallState.DONE,
                new Course(
                        course.cameAt, now, what, null, course.comeMissed, course.actMissed || !now.isBefore(actBy)));
    }

    Call off(@Nullable String why) {
        return with(
                CallState.OFF,
                new Course(course.cameAt, course.doneAt, course.done, why, course.comeMissed, course.actMissed));
    }

    /** The dates that have passed are missed, whatever comes. */
    Call missed(Instant now) {
        return with(
                state,
                new Course(
                        course.cameAt,
                        course.doneAt,
                        course.done,
                        course.off,
                        course.comeMissed || isLateToCome(now),
                        course.actMissed || (state.isOpen() && !now.isBefore(actBy))));
    }

    Call rated(CallRating word) {
        return new Call(id, about, what, calledAt, comeBy, actBy, state, course, word, heard, version);
    }

    Call heard(Heard word) {
        return new Call(id, about, what, calledAt, comeBy, actBy, state, course, rating, word, version);
    }

    private Call with(CallState next, Course how) {
        return new Call(id, about, what, calledAt, comeBy, actBy, next, how, rating, heard, version);
    }
}
