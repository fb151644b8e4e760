package org.linli.matters;

import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActTypes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MattersConfiguration {
    /** The version that ships with the product. */
    private static final int SHIPPED = 2026;

    @Bean
    ActTypes matterActs() {
        return MatterAct.types();
    }

    /** The newest catalogue in the database, into which the shipped one is written where it is missing. */
    @Bean
    Catalogue matterCatalogue(CategoryStore store) {
        store.add(CatalogueFiles.read(SHIPPED));
        return store.newest(CatalogueFiles.functions());
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

    /** Keywords, until a router learns. */
    @Bean
    @ConditionalOnMissingBean(Router.class)
    Router keywordRouter(Catalogue catalogue) {
        return new KeywordRouter(catalogue);
    }
}
