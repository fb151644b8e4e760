package org.linli.matters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/**
 * A matter, from intake to closing, without its texts. Immutable: every step returns the next one.
 *
 * @param code what people call it by; public
 * @param place as fine as the reporter said; public down to the estate
 * @param before the state to which a suspended one resumes
 * @param supervised somebody above watches it, by hand or by the clock
 * @param lead the matter that this one goes with; kept after the common answer
 * @param version counts the writes
 */
record Matter(
        MatterId id,
        String code,
        PlaceCode place,
        Filing filing,
        State state,
        @Nullable State before,
        Hands hands,
        Promise promise,
        Reply reply,
        boolean supervised,
        @Nullable MatterId lead,
        int version) {
    Matter {
        if ((state == State.SUSPENDED) != (promise.suspendedUntil() != null)) {
            throw new IllegalArgumentException(state + " with suspension until " + promise.suspendedUntil());
        }
        if ((state == State.SUSPENDED) != (before != null)) {
            throw new IllegalArgumentException(state + " after " + before);
        }
        if (state == State.MERGED && lead == null) {
            throw new IllegalArgumentException("merged with nothing");
        }
        if (state == State.ANSWERED && reply.rateUntil() == null) {
            throw new IllegalArgumentException("answered without an answer");
        }
        if (state == State.ANSWERED && promise.answer() == Verdict.PENDING) {
            throw new IllegalArgumentException("answered without a verdict");
        }
    }

    District district() {
        return place.district();
    }

    /** Whether an answer is owed, the clock runs and its date has come. */
    boolean isLate(Instant now) {
        return state.isOpen() && state != State.SUSPENDED && promise.isPast(now);
    }

    /** The public facts that every act about it carries. */
    MatterAct.About about(Instant at) {
        return new MatterAct.About(
                id.value(),
                code,
                place.upTo(PlaceCode.COMMUNITY),
                at,
                filing.category(),
                hands.unit(),
                hands.level(),
                filing.kind() == Kind.APPEAL ? null : filing.kind(),
                filing.kind().isDiscreet() ? true : null);
    }

    Matter in(State next) {
        return new Matter(
                id, code, place, filing, next, null, hands, promise.awake(), reply, supervised, lead, version);
    }

    /** About another place, the old one being no more. */
    Matter at(PlaceCode other) {
        return new Matter(id, code, other, filing, state, before, hands, promise, reply, supervised, lead, version);
    }

    Matter with(Filing other) {
        return new Matter(id, code, place, other, state, before, hands, promise, reply, supervised, lead, version);
    }

    Matter with(Hands other) {
        return new Matter(id, code, place, filing, state, before, other, promise, reply, supervised, lead, version);
    }

    Matter with(Promise other) {
        return new Matter(id, code, place, filing, state, before, hands, other, reply, supervised, lead, version);
    }

    Matter suspended(Promise other) {
        return new Matter(
                id, code, place, filing, State.SUSPENDED, state, hands, other, reply, supervised, lead, version);
    }

    Matter resumed(Promise other) {
        var next = before == null ? State.HANDLING : before;
        return new Matter(id, code, place, filing, next, null, hands, other, reply, supervised, lead, version);
    }

    /** Answered: whatever it waited for, it waits no more. */
    Matter answered(Promise other, Reply answer) {
        return new Matter(
                id, code, place, filing, State.ANSWERED, null, hands, other.awake(), answer, supervised, lead, version);
    }

    Matter with(Reply other) {
        return new Matter(id, code, place, filing, state, before, hands, promise, other, supervised, lead, version);
    }

    Matter watched() {
        return new Matter(id, code, place, filing, state, before, hands, promise, reply, true, lead, version);
    }

    Matter withLead(@Nullable MatterId other) {
        var next = other == null ? State.ASSIGNED : State.MERGED;
        return new Matter(id, code, place, filing, next, null, hands, promise, reply, supervised, other, version);
    }
}
