package org.linli.providers;

import java.net.URI;

/**
 * A real identity provider on this machine. It knows {@code anna} and {@code ben} with {@link #PASSWORD}, lets {@code norbert} in and
 * then through no further, and knows Linli as {@code linli}.
 */
interface IdentityServer extends AutoCloseable {
    String PASSWORD = "six-blue-kites";
    String CLIENT_SECRET = "told-to-linli-alone";

    /** The scheme, host and port at which it listens itself. */
    URI address();

    @Override
    void close();

    /** Spring Authorization Server; Keycloak where {@code linli.keycloak} names its folder. Known as {@code issuer}. */
    static IdentityServer start(URI issuer) {
        var keycloak = System.getProperty("linli.keycloak", "");
        return keycloak.isEmpty() ? SpringServer.behind(issuer) : new KeycloakServer(java.nio.file.Path.of(keycloak));
    }
}
