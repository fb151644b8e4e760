package org.linli.organisations;

import org.linli.ledger.ActTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrganisationsConfiguration {
    @Bean
    ActTypes organisationsActs() {
        return ActTypes.of(
                PostStarted.class,
                PostEnded.class,
                DelegationAct.Given.class,
                DelegationAct.Ended.class,
                OrganisationAct.Opened.class,
                OrganisationAct.Changed.class,
                OrganisationAct.Nested.class,
                OrganisationAct.Moved.class,
                OrganisationAct.Waiting.class,
                OrganisationAct.Closed.class,
                OrganisationAct.Linked.class,
                OrganisationAct.Unlinked.class,
                OrganisationAct.Noted.class);
    }
}
