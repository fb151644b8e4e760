package org.linli.coverage;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CoverageConfiguration {
    @Bean
    ActTypes coverageActs() {
        return ActTypes.of(CoverageCounted.class);
    }
}
