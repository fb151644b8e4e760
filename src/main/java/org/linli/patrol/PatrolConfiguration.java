package org.linli.patrol;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PatrolConfiguration {
    @Bean
    ActTypes patrolActs() {
        return PatrolAct.types();
    }
}
