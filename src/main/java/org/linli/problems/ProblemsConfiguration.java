package org.linli.problems;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProblemsConfiguration {
    @Bean
    ActTypes problemActs() {
        return ProblemAct.types();
    }
}
