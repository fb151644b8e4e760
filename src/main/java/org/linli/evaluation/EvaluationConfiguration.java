package org.linli.evaluation;

import org.linli.web.Exporter;
import org.linli.web.Sheets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {
    /** {@code export standard <file>}: the newest edition as a table. */
    @Bean
    Exporter standardExporter(Standards standards) {
        return new Exporter() {
            @Override
            public String what() {
                return "standard";
            }

            @Override
            public long write(Exporter.Order order) {
                var edition = standards.newest();
                Sheets.write(order.file(), "standard", StandardSheet.header(), StandardSheet.rows(edition));
                return edition.criteria().count();
            }
        };
    }
}
