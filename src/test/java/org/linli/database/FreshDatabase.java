package org.linli.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A database of its own on the server that the tests run. */
public final class FreshDatabase {
    private static final String OWNER = "linli_owner";
    private static final String WRITER = "linli_writer";

    private FreshDatabase() {}

    /** Makes {@code name} anew on the server in {@code data}; answers the settings that lead there. */
    public static Map<String, Object> make(Path data, String name) throws Exception {
        try (var server = EmbeddedPostgres.open(data.resolve("postgres"), "16MB")) {
            var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/";
            execute(url + "postgres", server.password("postgres"), "drop database if exists " + name + " with (force)");
            execute(url + "postgres", server.password("postgres"), "create database " + name + " owner " + OWNER);
            return Map.of(
                    "LINLI_DB_URL",
                    url + name,
                    "LINLI_DB_USER",
                    WRITER,
                    "LINLI_DB_PASSWORD",
                    server.password(WRITER),
                    "LINLI_DB_OWNER_USER",
                    OWNER,
                    "LINLI_DB_OWNER_PASSWORD",
                    server.password(OWNER));
        }
    }

    private static void execute(String url, String password, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
