package org.linli.exclusions;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExclusionsConfiguration {
    @Bean
    ActTypes exclusionActs() {
        return ExclusionAct.types();
    }
}
