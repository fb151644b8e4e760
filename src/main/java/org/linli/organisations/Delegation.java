package org.linli.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.linli.people.PersonId;

/**
 * Somebody acts for the holder of a post, with all it allows, for some days; the holder keeps it. It ends by itself, and with the
 * post.
 *
 * @param from the first day in force
 * @param to the first day no longer in force
 */
public record Delegation(UUID id, PostId post, PersonId delegate, Reason reason, LocalDate from, LocalDate to) {
    /** Days that it can last. */
    public static final int DAYS_MAX = 366;

    /** Why the holder is away. */
    public enum Reason {
        /** 请假. */
        LEAVE,
        /** 借调, 挂职. */
        SECONDMENT
    }

    /** Whether it shares a day with {@code other}. */
    boolean overlaps(Delegation other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
