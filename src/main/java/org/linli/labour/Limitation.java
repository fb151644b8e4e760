package org.linli.labour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.WorkCalendar;
import org.linli.mediation.LegalRule;

/**
 * By when arbitration must be sought (Labour Dispute Mediation and Arbitration Law art. 27): within a year of knowing; that begins
 * anew when the worker claims, asks a department for help, or the employer agrees to pay. Wages owed are not bound by it while the
 * work goes on, and within a year of its end after that.
 *
 * @param wages whether it is about wages, else about everything else
 * @param last none where nothing limits it
 */
record Limitation(boolean wages, LegalRule.@Nullable LastDay last) {
    static final int SOON = 30; // days

    /** The days that it counts from; {@code leftOn} none while the work goes on. */
    record Facts(
            Set<Claim> claims,
            LocalDate knewOn,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate interruptedOn) {
        Facts {
            claims = Set.copyOf(claims);
        }
    }

    /** How it stands on a day. */
    enum Standing {
        /** Nothing limits it. */
        FREE,
        OPEN,
        /** {@value #SOON} days or less are left. */
        SOON,
        /** The day has passed: the other side can plead it, unless it began anew or stood still. */
        PAST;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<Limitation> of(Facts facts, LegalRule year, WorkCalendar calendar) {
        var all = new ArrayList<Limitation>();
        if (facts.claims().contains(Claim.WAGES)) {
            var left = facts.leftOn();
            all.add(new Limitation(
                    true, left == null ? null : year.lastDay(later(left, facts.interruptedOn()), calendar)));
        }
        if (facts.claims().stream().anyMatch(claim -> claim != Claim.WAGES)) {
            all.add(new Limitation(false, year.lastDay(later(facts.knewOn(), facts.interruptedOn()), calendar)));
        }
        return all;
    }

    Standing on(LocalDate today) {
        if (last == null) {
            return Standing.FREE;
        }
        if (last.isOver(today)) {
            return Standing.PAST;
        }
        return last.left(today) <= SOON ? Standing.SOON : Standing.OPEN;
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
