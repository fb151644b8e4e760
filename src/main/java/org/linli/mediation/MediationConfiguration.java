package org.linli.mediation;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediationConfiguration {
    @Bean
    ActTypes mediationActs() {
        return MediationAct.types();
    }

    @Bean
    LegalRules mediationRules() {
        return LegalRules.read("/mediation/rules.csv");
    }
}
