package org.linli.labour;

import org.linli.ledger.ActTypes;
import org.linli.mediation.LegalRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LabourConfiguration {
    @Bean
    ActTypes labourActs() {
        return LabourAct.types();
    }

    @Bean
    LegalRules labourRules() {
        return LegalRules.read("/labour/rules.csv");
    }
}
