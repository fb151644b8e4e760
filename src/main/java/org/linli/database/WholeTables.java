package org.linli.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/*
 * Tables leave and come back by COPY in its text form, which every version of PostgreSQL reads, byte for byte what PostgreSQL writes.
 *
 * Row-level security, where it is forced, binds the owner too. Reading, the owner must see every row, so a table whose policies might
 * hide one from it is refused. PostgreSQL copies nothing into a table whose security binds who copies; so it is not forced while rows come
 * in, and forced again in the same transaction: nobody ever sees it without.
 */
/** All tables of all modules as their owner sees them, in one transaction: one snapshot to be copied out, or all or nothing in. */
public final class WholeTables implements AutoCloseable {
    private final Connection connection;
    private final JdbcClient jdbc;
    private final TableCatalogue catalogue;
    private final CopyManager copies;

    private WholeTables(Connection connection) throws SQLException {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.catalogue = new TableCatalogue(jdbc);
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /**
     * A table.
     *
     * @param name with its schema
     * @param columns those that hold values, in their order
     * @param isForced row-level security binds the owner too
     */
    public record Table(String name, List<String> columns, boolean isForced) {
        /** Takes a copy. */
        public Table {
            columns = List.copyOf(columns);
        }

        String quoted() {
            var dot = name.indexOf('.');
            return quote(name.substring(0, dot)) + "." + quote(name.substring(dot + 1));
        }

        private String list() {
            return columns.stream().map(WholeTables::quote).collect(Collectors.joining(", "));
        }
    }

    /** Everything as of one moment, whatever is written meanwhile. */
    public static WholeTables reading(Database database) {
        return begin(database, true);
    }

    /** To be written; nothing stays without {@link #commit}. */
    public static WholeTables writing(Database database) {
        return begin(database, false);
    }

    private static WholeTables begin(Database database, boolean isReading) {
        var connection = database.connectAsOwner();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(isReading);
            if (isReading) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            var tables = new WholeTables(connection);
            tables.execute("set local timezone = 'UTC'");
            tables.execute("set local lock_timeout = '15s'");
            return tables;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("as the owner of the tables", e);
        }
    }

    /** The connection that all of this goes through. */
    public Connection connection() {
        return connection;
    }

    /** PostgreSQL's major version. */
    public int version() {
        try {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the version of PostgreSQL", e);
        }
    }

    /** The tables, each after those that it refers to; not those in which migrations are written down. */
    public List<Table> list() {
        return catalogue.list();
    }

    /** Tables whose row-level security might hide rows from their owner. */
    public List<String> hidden() {
        return catalogue.hidden();
    }

    /** Of each module its migrations that were done, as {@code version:checksum}. */
    public Map<String, List<String>> migrations() {
        return catalogue.migrations();
    }

    /** Copies {@code table} out as PostgreSQL writes it; answers the number of rows. */
    public long copyOut(Table table, OutputStream out) {
        try {
            return copies.copyOut("copy (select " + table.list() + " from " + table.quoted() + ") to stdout", out);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("copying " + table.name(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("copying " + table.name() + ": " + e.getMessage(), e);
        }
    }

    /** Copies rows into {@code table}; answers their number. */
    public long copyIn(Table table, InputStream rows) {
        try {
            if (table.isForced()) {
                execute("alter table " + table.quoted() + " no force row level security");
            }
            var count = copies.copyIn("copy " + table.quoted() + " (" + table.list() + ") from stdin", rows);
            if (table.isForced()) {
                execute("alter table " + table.quoted() + " force row level security");
            }
            return count;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("copying into " + table.name(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("copying into " + table.name() + ": " + e.getMessage(), e);
        }
    }

    /** Keeps everybody else from writing to {@code table} until this ends. */
    public void lock(Table table) {
        execute("lock table " + table.quoted() + " in share row exclusive mode");
    }

    /** Whether {@code table} has no row. */
    public boolean isEmpty(Table table) {
        return jdbc.sql("select not exists (select 1 from " + table.quoted() + ")")
                .query(Boolean.class)
                .single();
    }

    /** Empties {@code table}. */
    public void clear(Table table) {
        execute("delete from " + table.quoted());
    }

    /** Counts {@code table} for the planner. */
    public void analyze(Table table) {
        execute("analyze " + table.quoted());
    }

    private void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(sql, e);
        }
    }

    /** Makes what was written stay. */
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("commit", e);
        }
    }

    /** Gives up what was not committed. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("as the owner of the tables", e);
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
