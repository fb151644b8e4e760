package org.linli.kernel;

import java.io.PrintWriter;
import org.springframework.beans.factory.BeanFactory;

/**
 * A command of the jar that needs the data. Found by {@link java.util.ServiceLoader}; the class carries picocli's
 * annotations. It runs after the application stands, without a web server.
 */
public interface DataCommand {
    /** Does the work and answers the exit code: 0 done, 1 refused. Messages for people go to {@code out}. */
    int run(BeanFactory beans, PrintWriter out) throws Exception;
}
