package org.linli.notifications;

import java.time.Clock;
import org.linli.kernel.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class NotificationsConfiguration {
    /** Until an installation brings a gateway of its own, messages stay in a file. */
    @Bean
    @ConditionalOnMissingBean(Gateway.class)
    Gateway fileGateway(Settings settings, JsonMapper json, Clock clock) {
        return new FileGateway(
                settings.data().resolve("outbox"), json, clock, settings.sms().equals("file"));
    }
}
