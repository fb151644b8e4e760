package org.linli.matters;

import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MattersConfiguration {
    @Bean
    ActTypes matterActs() {
        return MatterAct.types();
    }

    @Bean
    Deadlines deadlines(WorkCalendar calendar) {
        return new Deadlines(calendar);
    }

    @Bean
    StaffSteps staffSteps(Deadlines deadlines) {
        return new StaffSteps(deadlines);
    }

    @Bean
    ReporterSteps reporterSteps(Deadlines deadlines) {
        return new ReporterSteps(deadlines);
    }

    @Bean
    ClockSteps clockSteps(Deadlines deadlines, StaffSteps steps) {
        return new ClockSteps(deadlines, steps);
    }
}
