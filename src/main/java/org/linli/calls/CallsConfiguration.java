package org.linli.calls;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CallsConfiguration {
    @Bean
    ActTypes callActs() {
        return CallAct.types();
    }
}
