package org.linli.kernel;

import java.io.PrintWriter;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A command of the jar that needs the data. Found by {@link java.util.ServiceLoader}; the class carries picocli's
 * annotations. It runs after the application stands, without a web server.
 */
public interface DataCommand {
    /** Does the work and answers the exit code: 0 done, 1 refused. Messages for people go to {@code out}. */
    int run(BeanFactory beans, PrintWriter out) throws Exception;

    /** How the application is brought up for a command. */
    @FunctionalInterface
    interface Start {
        /** Brings it up without a web server, with properties of the command's own; closing it ends it. */
        ConfigurableApplicationContext up(Map<String, Object> properties);
    }

    /** Brings the application up and runs; otherwise for a command that has something to say before it stands, or if it does not. */
    default int start(Start application, PrintWriter out) throws Exception {
        try (var beans = application.up(Map.of())) {
            return run(beans, out);
        }
    }
}
