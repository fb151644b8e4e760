package org.linli.liaison;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiaisonConfiguration {
    @Bean
    ActTypes liaisonActs() {
        return LiaisonAct.types();
    }
}
