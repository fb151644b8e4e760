package org.linli.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Settings;

/**
 * Where the data is and with which two roles it is reached: the owner migrates, the writer does everything else and can
 * neither rewrite the ledger nor pass row-level security.
 */
public final class Database implements AutoCloseable {
    private static final String NAME = "linli";
    private static final String OWNER = "linli_owner";
    private static final String WRITER = "linli_writer";

    private final Settings.Server server;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(Settings.Server server, @Nullable EmbeddedPostgres embedded) {
        this.server = server;
        this.embedded = embedded;
    }

    /** The server that is set, or the embedded one, which is started unless another process runs it already. */
    static Database open(Settings settings, String sharedBuffers) {
        if (settings.server().isPresent()) {
            return new Database(settings.server().get(), null);
        }
        var postgres = EmbeddedPostgres.open(settings.data().resolve("postgres"), sharedBuffers);
        var local = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/";
        var roles =
                new Settings.Server(local + NAME, WRITER, postgres.password(WRITER), OWNER, postgres.password(OWNER));
        if (postgres.own()) {
            found(local + "postgres", postgres.password("postgres"), roles);
        }
        return new Database(roles, postgres);
    }

    /** Makes the two roles and the database at first start; later starts find them. */
    private static void found(String url, String password, Settings.Server roles) {
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (rows.next()) {
                    return;
                }
            }
            // a first start that was cut off may have left roles without the database
            for (var role : new String[][] {{OWNER, roles.ownerPassword()}, {WRITER, roles.password()}}) {
                statement.execute("drop role if exists " + role[0]);
                statement.execute("create role " + role[0] + " login nosuperuser nocreatedb nocreaterole nobypassrls"
                        + " password '" + role[1] + "'");
            }
            statement.execute("create database " + NAME + " owner " + OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the embedded database: " + e.getMessage(), e);
        }
    }

    /** The JDBC address. */
    public String url() {
        return server.url();
    }

    /** The writer's role name, to whom migrations grant. */
    public String writer() {
        return server.user();
    }

    /** Whether the database runs inside this installation. */
    public boolean isEmbedded() {
        return embedded != null;
    }

    /** Whether this process runs the embedded server; false when attached to one, or on a server. */
    public boolean runsServer() {
        return embedded != null && embedded.own();
    }

    /** A connection as the owner, for work on whole tables that the writer may not do; the caller closes it. */
    public Connection connectAsOwner() {
        try {
            return DriverManager.getConnection(server.url(), server.ownerUser(), server.ownerPassword());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot reach the database as its owner: " + e.getMessage(), e);
        }
    }

    Settings.Server roles() {
        return server;
    }

    /** {@code instant} as JDBC binds it. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        if (embedded != null) {
            try {
                embedded.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
