package org.linli.calls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Level;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;

/** Who can be called by whom, and until when. Pure. */
final class CallRules {
    private CallRules() {}

    /** Why a unit cannot be called. */
    enum Refusal {
        /** The matter asks for nothing any more. */
        ENDED,
        /** The caller itself. */
        SELF,
        /** It is called already and has not finished. */
        TWICE,
        /** A whistle calls those above to the caller's side; from the district there is nobody above. */
        NOT_ABOVE,
        /** Departments give no work to communities (Beijing Regulations art. 17, Weifang Measures art. 24, Organic Law art. 43). */
        DOWN;

        /** The message that says so. */
        String key() {
            return "calls.refused." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** What stands against calling; empty where nothing does. */
    static Optional<Refusal> against(Role role, boolean open, boolean self, boolean twice, Level caller, Level called) {
        if (!open) {
            return Optional.of(Refusal.ENDED);
        }
        if (self) {
            return Optional.of(Refusal.SELF);
        }
        if (twice) {
            return Optional.of(Refusal.TWICE);
        }
        if (called == Level.COMMUNITY && caller.isAbove(Level.COMMUNITY)) {
            return Optional.of(Refusal.DOWN);
        }
        return role == Role.WHISTLE && !reaches(caller, called) ? Optional.of(Refusal.NOT_ABOVE) : Optional.empty();
    }

    /** A community calls the sub-district's and the district's units, a sub-district its own and the district's. */
    private static boolean reaches(Level caller, Level called) {
        return switch (caller) {
            case COMMUNITY -> called.isAbove(Level.COMMUNITY);
            case SUBDISTRICT -> !Level.SUBDISTRICT.isAbove(called);
            case DISTRICT -> false;
        };
    }

    /** The two dates of a call. */
    record Dates(@Nullable Instant comeBy, Instant actBy) {}

    /**
     * The dates of a call made at {@code now}: the line's, or the end of the day {@code wish}; never later than the answer that is owed
     * while that is still to come. Fails as {@link Problem#INVALID} for a day that is past or later than that.
     */
    static Dates dates(
            CallLimits.Line line, WorkCalendar calendar, Instant now, Instant owed, @Nullable LocalDate wish) {
        var act = wish == null
                ? calendar.due(now, line.act()).at()
                : wish.atTime(WorkCalendar.CLOSE).atZone(calendar.zone()).toInstant();
        if (wish != null && (!act.isAfter(now) || (owed.isAfter(now) && act.isAfter(owed)))) {
            throw Problem.INVALID.because(
                    "acts after " + now + " and not after " + owed, Map.of("until", "calls.need.until"));
        }
        if (owed.isAfter(now) && act.isAfter(owed)) {
            act = owed;
        }
        var come = line.come() == null ? null : calendar.due(now, line.come()).at();
        return new Dates(come == null || come.isBefore(act) ? come : act, act);
    }
}
