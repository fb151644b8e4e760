package org.linli.matters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Limit;

/**
 * The clock that the reporter was promised, and what it has said so far. {@link Deadlines} computes it.
 *
 * @param limit the category's limit on the day of receipt
 * @param from where {@code span} is counted from: the receipt, the resumption, the reopening
 * @param due when the answer is owed: never moved by passing the matter around
 * @param openYear a year whose holidays were not known when {@code due} was counted; 0 where it is certain
 * @param expires when the clock moves the matter up next: {@code due}, afterwards every {@code limit}
 * @param reminded the highest share of the time of which the unit was reminded: 0, 50, 80
 * @param contactDue until when somebody must have spoken to the reporter
 */
record Promise(
        Limit limit,
        Instant from,
        Limit span,
        Instant due,
        int openYear,
        Instant expires,
        int reminded,
        Instant contactDue,
        Verdict contact,
        Verdict answer,
        boolean extended,
        int suspensions,
        @Nullable Instant suspendedAt,
        @Nullable Instant suspendedUntil) {

    Promise {
        if ((suspendedAt == null) != (suspendedUntil == null)) {
            throw new IllegalArgumentException("half a suspension");
        }
    }

    boolean provisional() {
        return openYear != 0;
    }

    /** Whether {@code due} has come: what happens at that very moment is late. */
    boolean isPast(Instant now) {
        return !now.isBefore(due);
    }

    Promise contacted(Verdict verdict) {
        return with(due, openYear, expires, reminded, verdict, answer);
    }

    Promise answered(Verdict verdict) {
        return with(due, openYear, expires, reminded, contact, verdict);
    }

    Promise reminded(int percent) {
        return with(due, openYear, expires, percent, contact, answer);
    }

    Promise expiring(Instant next) {
        return with(due, openYear, next, reminded, contact, answer);
    }

    /** Counted anew from the same point, because the calendar says more now. */
    Promise fixed(Instant newDue, int newOpenYear, int newReminded) {
        var next = expires.equals(due) ? newDue : expires;
        return with(newDue, newOpenYear, next, newReminded, contact, answer);
    }

    /** No longer suspended, whatever happens next. */
    Promise awake() {
        return suspendedUntil == null
                ? this
                : new Promise(
                        limit,
                        from,
                        span,
                        due,
                        openYear,
                        expires,
                        reminded,
                        contactDue,
                        contact,
                        answer,
                        extended,
                        suspensions,
                        null,
                        null);
    }

    private Promise with(Instant due, int openYear, Instant expires, int reminded, Verdict contact, Verdict answer) {
        return new Promise(
                limit,
                from,
                span,
                due,
                openYear,
                expires,
                reminded,
                contactDue,
                contact,
                answer,
                extended,
                suspensions,
                suspendedAt,
                suspendedUntil);
    }
}
