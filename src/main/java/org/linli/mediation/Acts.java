package org.linli.mediation;

import java.time.LocalDate;
import org.linli.kernel.WorkCalendar;
import org.springframework.stereotype.Component;

/** What every act of a case says. */
@Component
class Acts {
    private final WorkCalendar calendar;

    Acts(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    MediationAct.About about(Case.Docket docket, LocalDate on) {
        return new MediationAct.About(
                docket.matter().value(),
                docket.place(),
                on.atStartOfDay(calendar.zone()).toInstant(),
                docket.body().value(),
                docket.track());
    }
}
