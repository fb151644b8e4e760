package org.linli.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class KernelConfiguration {
    private static final Logger log = LoggerFactory.getLogger(KernelConfiguration.class);
    private static final String HOLIDAYS = "/calendar/holidays.csv";

    @Bean
    Settings settings(Environment environment) {
        return Settings.read(environment::getProperty);
    }

    @Bean
    SteadyClock clock(Settings settings) {
        return new SteadyClock(Clock.system(settings.zone()));
    }

    /** The calendar that ships with the product; {@code date,kind,…} with kind {@code holiday} or {@code workday}. */
    @Bean
    WorkCalendar workCalendar(Settings settings) throws IOException {
        var exceptions = new HashMap<LocalDate, Boolean>();
        var years = new HashSet<Integer>();
        var stream = KernelConfiguration.class.getResourceAsStream(HOLIDAYS);
        if (stream == null) {
            throw new IllegalStateException("missing " + HOLIDAYS);
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                var day = LocalDate.parse(line.substring(0, line.indexOf(',')));
                exceptions.put(day, line.substring(line.indexOf(',') + 1).startsWith("workday"));
                years.add(day.getYear());
            });
        }
        return new WorkCalendar(settings.zone(), exceptions, years);
    }

    @Bean
    FieldCipher fieldCipher(Settings settings) {
        try {
            return new FieldCipher(masterKey(settings.masterKey()));
        } catch (IOException e) {
            throw new UncheckedIOException("master key " + settings.masterKey(), e);
        }
    }

    /** A job that fails is one line in the log; the stack only where it is asked for. */
    @Bean
    SimpleAsyncTaskSchedulerCustomizer jobFailures() {
        return scheduler -> scheduler.setErrorHandler(failure -> {
            log.warn("a job failed and will be tried again: {}", failure.toString());
            log.debug("its stack", failure);
        });
    }

    /** Every {@code @Scheduled} method goes through here. */
    @Bean
    SchedulingConfigurer jobsAsTheSystem(TaskScheduler scheduler) {
        return registrar -> registrar.setTaskScheduler(new SystemScheduler(scheduler));
    }

    private static byte[] masterKey(Path file) throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return PrivateFile.writeOnce(file, key);
    }
}
