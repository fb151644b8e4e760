package org.linli.mediation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One promise of an agreement, with the day by which it is to be kept (art. 29 (3)).
 *
 * @param debtor the party that promised
 * @param words what, and how; sealed
 */
record Duty(
        UUID id,
        UUID debtor,
        Words words,
        LocalDate dueOn,
        Verdict verdict,
        @Nullable LocalDate verdictOn) {
    static final int WHAT_MAX = 300; // UTF-16 code units
    static final int MOST = 6; // of one agreement, on one form

    /** What became of it. */
    enum Verdict {
        OPEN,
        KEPT,
        BROKEN
    }

    /** @param fen the sum in fen where it is about money; null where not */
    record Words(String what, @Nullable Long fen) {}

    /**
     * What a verdict adds to the counts, both on the day the promise was due: {@code due} 1 with the first verdict and 0 after it,
     * {@code kept} 1, 0 or −1. So the last word counts, and each promise once.
     */
    record Change(int due, int kept) {}

    Duty judged(Verdict now, LocalDate day) {
        return new Duty(id, debtor, words, dueOn, now, day);
    }

    Change change(Verdict now) {
        return new Change(
                counted(now) - counted(verdict), (now == Verdict.KEPT ? 1 : 0) - (verdict == Verdict.KEPT ? 1 : 0));
    }

    private static int counted(Verdict verdict) {
        return verdict == Verdict.OPEN ? 0 : 1;
    }

    boolean isLate(LocalDate today) {
        return verdict == Verdict.OPEN && today.isAfter(dueOn);
    }
}
