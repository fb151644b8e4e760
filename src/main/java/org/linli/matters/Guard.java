package org.linli.matters;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;

/** Why a step that the table allows is still refused, because of what happened to the matter before. */
enum Guard {
    /** The table itself does not allow it: this state, or this hand. */
    STATE,
    /** The unit is the first receiver: there is nobody to return it to. */
    FIRST_RECEIVER,
    /** Returned as often as it may be: object, and the centre rules. */
    RETURNED_ENOUGH,
    /** The centre has ruled. */
    ADJUDICATED,
    /** The centre is asked already. */
    OBJECTED,
    /** Nobody has asked the centre. */
    NOT_OBJECTED,
    /** Moved once already. */
    EXTENDED,
    /** The date has passed: nothing stops that any more. */
    OVERDUE,
    /** Suspended as often as it may be. */
    SUSPENDED_ENOUGH,
    /** There is no level above. */
    TOP,
    /** Under supervision already. */
    SUPERVISED,
    /** Only the clock closes what its reporter has not called solved. */
    UNSOLVED,
    /** Disputes and care needs have no public face. */
    DISCREET,
    /** The time for rating has passed. */
    RATING_OVER;

    /** How often a matter may be suspended. */
    static final int SUSPENSIONS_MAX = 2;

    /** The message that says so. */
    String key() {
        return "matters.guard." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ProblemException refusal(Step step, Matter matter) {
        return Problem.STATE.because(
                step.word() + " of " + matter.code() + " in " + matter.state() + ": " + name(), Map.of("step", key()));
    }

    /** What forbids {@code step} now; empty where nothing does. */
    static Optional<Guard> against(Step step, Matter matter, By by, Instant now) {
        if (!step.allows(matter.state(), by)) {
            return Optional.of(STATE);
        }
        var hands = matter.hands();
        var promise = matter.promise();
        return switch (step) {
            case RETURN ->
                first(
                        hands.adjudicated(),
                        ADJUDICATED,
                        hands.returns() >= Hands.RETURNS_MAX,
                        RETURNED_ENOUGH,
                        hands.objected(),
                        OBJECTED,
                        hands.from() == null,
                        FIRST_RECEIVER);
            case OBJECT -> first(hands.adjudicated(), ADJUDICATED, hands.objected(), OBJECTED);
            case TRANSFER -> first(hands.adjudicated(), ADJUDICATED);
            case ADJUDICATE -> first(!hands.objected() && !hands.adjudicated(), NOT_OBJECTED);
            case EXTEND -> first(promise.extended(), EXTENDED, promise.isPast(now), OVERDUE);
            case SUSPEND ->
                first(promise.suspensions() >= SUSPENSIONS_MAX, SUSPENDED_ENOUGH, promise.isPast(now), OVERDUE);
            case ESCALATE -> first(hands.level().above().isEmpty(), TOP);
            case SUPERVISE -> first(matter.supervised(), SUPERVISED);
            case RELEASE -> first(matter.filing().kind().isDiscreet(), DISCREET);
            case CLOSE -> first(by != By.CLOCK && !isSolved(matter), UNSOLVED);
            case RATE -> first(isRatingOver(matter, now), RATING_OVER);
            case ACCEPT,
                    START,
                    ASSIGN,
                    ANSWER,
                    RESUME,
                    MERGE,
                    SPLIT,
                    REDO,
                    WITHDRAW,
                    ERASE,
                    ADD,
                    JOIN,
                    REMIND50,
                    REMIND80,
                    EXPIRE,
                    CONTACT_MISSED,
                    FIX_DUE -> Optional.empty();
        };
    }

    private static boolean isSolved(Matter matter) {
        var rating = matter.reply().rating();
        return rating != null && rating.solved();
    }

    private static boolean isRatingOver(Matter matter, Instant now) {
        var until = matter.reply().rateUntil();
        return until == null || now.isAfter(until);
    }

    private static Optional<Guard> first(Object... conditionsAndGuards) {
        for (var i = 0; i < conditionsAndGuards.length; i += 2) {
            if (conditionsAndGuards[i] instanceof Boolean holds
                    && holds
                    && conditionsAndGuards[i + 1] instanceof Guard guard) {
                return Optional.of(guard);
            }
        }
        return Optional.empty();
    }
}
