package org.linli.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was answered and what the reporter said to that.
 *
 * @param answers how many answers were given, one a round
 * @param rateUntil until when the newest answer may be rated
 * @param rating the last word
 * @param ratedOn the day of the first rating, to which every later word is counted
 * @param ratedUnit who had answered then
 * @param ratedCategory how it was filed then
 */
record Reply(
        int answers,
        @Nullable Instant answeredAt,
        @Nullable Instant rateUntil,
        @Nullable Rating rating,
        @Nullable LocalDate ratedOn,
        @Nullable UUID ratedUnit,
        @Nullable String ratedCategory,
        int reopened) {
    static final Reply NONE = new Reply(0, null, null, null, null, null, null, 0);

    Reply answered(Instant now, Instant until) {
        return new Reply(answers + 1, now, until, rating, ratedOn, ratedUnit, ratedCategory, reopened);
    }

    Reply rated(Rating word, LocalDate day, UUID unit, String category) {
        return new Reply(
                answers,
                answeredAt,
                rateUntil,
                word,
                ratedOn == null ? day : ratedOn,
                ratedUnit == null ? unit : ratedUnit,
                ratedCategory == null ? category : ratedCategory,
                reopened);
    }

    Reply again() {
        return new Reply(answers, answeredAt, null, rating, ratedOn, ratedUnit, ratedCategory, reopened + 1);
    }
}
