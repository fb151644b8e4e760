package org.linli.web;

import java.net.URI;
import org.linli.kernel.Settings;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where others find this installation: its public address; on a machine of one's own, with the port that it listens on. */
@Component
public class SiteAddress {
    private static final String LOCALHOST = "localhost";

    private final URI origin;
    private final Environment environment;

    SiteAddress(Settings settings, Environment environment) {
        this.origin = settings.origin();
        this.environment = environment;
    }

    /** Scheme, host and port, without a path. */
    public URI origin() {
        var port = environment.getProperty("local.server.port");
        return port != null && LOCALHOST.equals(origin.getHost())
                ? URI.create(origin.getScheme() + "://" + LOCALHOST + ":" + port)
                : origin;
    }
}
