package org.linli.exchange;

import org.linli.web.Exporter;
import org.linli.web.Importer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The registers that {@code import} and {@code export} know, and the addresses that tables of places had before. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration implements WebMvcConfigurer {
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/desk/places/import", "/desk/tables/places");
        registry.addRedirectViewController("/desk/places/import/table", "/desk/tables/places");
    }

    @Bean
    Importer peopleImporter(Commands commands) {
        return commands.importer("people");
    }

    @Bean
    Importer organisationsImporter(Commands commands) {
        return commands.importer("organisations");
    }

    @Bean
    Importer postsImporter(Commands commands) {
        return commands.importer("posts");
    }

    @Bean
    Exporter peopleExporter(Commands commands) {
        return commands.exporter("people");
    }

    @Bean
    Exporter organisationsExporter(Commands commands) {
        return commands.exporter("organisations");
    }

    @Bean
    Exporter postsExporter(Commands commands) {
        return commands.exporter("posts");
    }
}
