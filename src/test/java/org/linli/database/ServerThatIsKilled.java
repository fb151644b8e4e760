package org.linli.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that starts the embedded server, commits a row, says so and waits to be killed. */
final class ServerThatIsKilled {
    private ServerThatIsKilled() {}

    public static void main(String[] args) throws Exception {
        var server = EmbeddedPostgres.open(Path.of(args[0]), "16MB");
        var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        try (var connection = DriverManager.getConnection(url, "postgres", server.password("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (n int)");
            statement.execute("insert into kept values (1)");
        }
        System.out.println("committed");
        System.out.flush();
        LockSupport.park();
    }
}
