package org.linli.casefile;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseFileConfiguration {
    @Bean
    ActTypes caseFileActs() {
        return ActTypes.of(CaseFileSealed.class);
    }
}
