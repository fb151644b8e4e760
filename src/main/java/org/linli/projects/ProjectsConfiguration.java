package org.linli.projects;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProjectsConfiguration {
    @Bean
    ActTypes projectActs() {
        return ProjectAct.types();
    }
}
