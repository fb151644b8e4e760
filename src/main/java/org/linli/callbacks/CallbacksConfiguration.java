package org.linli.callbacks;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CallbacksConfiguration {
    @Bean
    ActTypes callbackActs() {
        return CallbackAct.types();
    }
}
