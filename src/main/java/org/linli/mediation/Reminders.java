package org.linli.mediation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.WorkCalendar;
import org.linli.mediation.CaseCommand.Confirmation;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Of what mediators are reminded, and when. Pure but for the calendar. */
@Component
class Reminders {
    static final int BEFORE_WINDOW_ENDS = 7; // days

    private final LegalRule confirmation;
    private final LegalRule labour;
    private final WorkCalendar calendar;

    Reminders(@Qualifier("mediationRules") LegalRules rules, WorkCalendar calendar) {
        this.confirmation = rules.get("confirmation");
        this.labour = rules.get("labour");
        this.calendar = calendar;
    }

    /** Something to say on a day; {@code last} is the day it is about. */
    record Reminder(LocalDate on, String key, LocalDate last) {}

    /** Everything that the case as it stands will be reminded of, by day. */
    List<Reminder> of(Case one, List<Duty> duties) {
        var all = new ArrayList<Reminder>();
        var made = one.settlement();
        if (made != null && made.effectiveOn() != null && made.confirmation() == Confirmation.NONE) {
            var last = confirmation.lastDay(made.effectiveOn(), calendar).day();
            all.add(new Reminder(last.minusDays(BEFORE_WINDOW_ENDS), "mediation.notice.window", last));
        }
        if (one.stage() == Case.Stage.AGREED) {
            duties.stream()
                    .filter(duty -> duty.verdict() == Duty.Verdict.OPEN)
                    .forEach(duty -> all.add(new Reminder(duty.dueOn(), "mediation.notice.promise", duty.dueOn())));
        }
        if (one.docket().track().isLabour() && !one.stage().isConcluded()) {
            var last = labour.lastDay(one.docket().openedOn(), calendar).day();
            all.add(new Reminder(last, "mediation.notice.labour", last));
        }
        all.sort(Comparator.comparing(Reminder::on));
        return all;
    }

    /** The first day from {@code today} on that has one; one that was due before is due today. */
    @Nullable
    LocalDate next(Case one, List<Duty> duties, LocalDate today) {
        return of(one, duties).stream()
                .map(Reminder::on)
                .filter(day -> !day.isBefore(today))
                .findFirst()
                .orElse(null);
    }

    /** The last day for asking a court, where an agreement is in force. */
    LegalRule.@Nullable LastDay window(Case one) {
        var made = one.settlement();
        return made == null || made.effectiveOn() == null ? null : confirmation.lastDay(made.effectiveOn(), calendar);
    }

    /** The day after which arbitration may be sought, in a labour dispute. */
    LegalRule.@Nullable LastDay fifteen(Case one) {
        return one.docket().track().isLabour() ? labour.lastDay(one.docket().openedOn(), calendar) : null;
    }
}
