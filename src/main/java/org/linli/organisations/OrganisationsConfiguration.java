package org.linli.organisations;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@EnableScheduling
@Configuration(proxyBeanMethods = false)
class OrganisationsConfiguration {
    @Bean
    ActTypes organisationsActs() {
        return ActTypes.of(PostStarted.class, PostEnded.class);
    }
}
