package org.linli.database;

import java.util.Map;
import javax.sql.DataSource;
import org.linli.kernel.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    Database database(
            Settings settings,
            @Value("${linli.db.shared-buffers:64MB}") String sharedBuffers,
            @Value("${linli.serving:false}") boolean serving) {
        var database = Database.open(settings, sharedBuffers);
        if (serving && database.isEmbedded() && !database.runsServer()) {
            database.close();
            throw new IllegalStateException(
                    "Linli already runs on %s: stop that process first, or give this one a folder of"
                                    .formatted(settings.data().toAbsolutePath().normalize())
                            + " its own (LINLI_DATA)");
        }
        return database;
    }

    @Bean
    JdbcConnectionDetails writerConnection(Database database) {
        var roles = database.roles();
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return roles.user();
            }

            @Override
            public String getPassword() {
                return roles.password();
            }

            @Override
            public String getJdbcUrl() {
                return roles.url();
            }
        };
    }

    @Bean
    FlywayConnectionDetails ownerConnection(Database database) {
        var roles = database.roles();
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return roles.ownerUser();
            }

            @Override
            public String getPassword() {
                return roles.ownerPassword();
            }

            @Override
            public String getJdbcUrl() {
                return roles.url();
            }
        };
    }

    /** Migrations name the writer as {@code ${writer}}. */
    @Bean
    FlywayConfigurationCustomizer writerPlaceholder(Database database) {
        return configuration -> configuration.placeholders(Map.of("writer", database.writer()));
    }

    /** What every {@code JdbcClient} stands on. */
    @Bean
    NamedParameterJdbcTemplate spokenFor(DataSource pool) {
        return new SpokenFor(pool);
    }
}
