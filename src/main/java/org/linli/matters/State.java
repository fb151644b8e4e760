package org.linli.matters;

/**
 * Where a matter stands. Returned, transferred, escalated, supervised, reopened and rated are no states but acts and flags:
 * they happen to a matter that stands somewhere else.
 */
public enum State {
    /** Taken in and with its first receiver, who leads until somebody else does. */
    RECEIVED,
    /** The first receiver told the reporter that it is taken care of. */
    ACCEPTED,
    /** Given to a unit that has not begun. */
    ASSIGNED,
    /** The unit is at it. */
    HANDLING,
    /** Answered; the reporter may rate. */
    ANSWERED,
    /** Waits, with a public reason, until a public date. */
    SUSPENDED,
    /** Rated, or the time for rating has passed. */
    CLOSED,
    /** Taken back by who raised it, and by nobody else. */
    WITHDRAWN,
    /** Goes with another one that is about the same thing; answered when that is. */
    MERGED;

    /** Whether a unit has to do something now. */
    public boolean isWorking() {
        return this == RECEIVED || this == ACCEPTED || this == ASSIGNED || this == HANDLING;
    }

    /** Whether nothing more comes: answered and filed away, or taken back. */
    public boolean isOver() {
        return this == CLOSED || this == WITHDRAWN;
    }

    /** Whether an answer is still owed. */
    public boolean isOpen() {
        return isWorking() || this == SUSPENDED || this == MERGED;
    }
}
