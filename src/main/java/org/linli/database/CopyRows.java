package org.linli.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.Oid;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes many rows with one COPY in the caller's transaction: the quickest way in, and the same checks and indexes as any other.
 * Each column in turn, then {@link #end}. Values go as PostgreSQL's binary format has them, so a column's type must be exactly that
 * of what is put into it; any other is refused by the server.
 */
public final class CopyRows {
    private static final int CHUNK = 1 << 16;
    private static final Pattern COPY =
            Pattern.compile("\\s*copy ([a-z_.]+) \\(([a-z_,\\s]+)\\) from stdin\\s*", Pattern.DOTALL);
    private static final byte[] BEGIN = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1); // from which PostgreSQL counts
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final CopyIn copy;
    private final int columns;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK * 2);
    private int column;

    private CopyRows(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
    }

    /**
     * Writes the rows that {@code writer} puts, all of {@code district}, into a table with row-level security. PostgreSQL copies into
     * none, so they go into a table of this transaction first.
     *
     * @param statement {@code copy <table> (<columns>) from stdin}
     */
    public static void write(
            JdbcTemplate template, JdbcClient jdbc, District district, String statement, Consumer<CopyRows> writer) {
        var parts = COPY.matcher(statement);
        if (!parts.matches()) {
            throw new IllegalArgumentException(statement);
        }
        var table = parts.group(1);
        var columns = parts.group(2);
        var waiting = table.replace('.', '_') + "_rows";
        template.execute("create temporary table " + waiting + " on commit drop as select " + columns + " from " + table
                + " with no data");
        write(template, "copy pg_temp." + waiting + " (" + columns + ") from stdin", writer);
        jdbc.sql("insert into " + table + " (" + columns + ") select " + columns + " from pg_temp." + waiting
                        + " where district = :district")
                .param("district", district.value())
                .update();
        template.execute("drop table pg_temp." + waiting);
    }

    /** Runs {@code statement}, {@code copy <table> (<columns>) from stdin}, with the rows that {@code writer} puts. */
    public static void write(JdbcTemplate template, String statement, Consumer<CopyRows> writer) {
        var width = statement.split(",", -1).length;
        ConnectionCallback<Boolean> copying = connection -> {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement + " with (format binary)");
            try {
                var rows = new CopyRows(copy, width);
                rows.buffer.put(BEGIN);
                writer.accept(rows);
                rows.buffer.putShort((short) -1);
                rows.flush();
                copy.endCopy();
                return true;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        };
        template.execute(copying);
    }

    /** Null. */
    public CopyRows none() {
        next(4);
        buffer.putInt(-1);
        return this;
    }

    /** A {@code text}. */
    public CopyRows put(@Nullable String value) {
        return put(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code bytea}. */
    public CopyRows put(byte @Nullable [] value) {
        if (value == null) {
            return none();
        }
        next(4 + value.length);
        buffer.putInt(value.length).put(value);
        return this;
    }

    /** A {@code uuid}. */
    public CopyRows put(@Nullable UUID value) {
        if (value == null) {
            return none();
        }
        next(20);
        buffer.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    /** An {@code int}. */
    public CopyRows put(@Nullable Integer value) {
        return value == null ? none() : put(value.intValue());
    }

    /** An {@code int}. */
    public CopyRows put(int value) {
        next(8);
        buffer.putInt(4).putInt(value);
        return this;
    }

    /** A {@code bigint}. */
    public CopyRows put(long value) {
        next(12);
        buffer.putInt(8).putLong(value);
        return this;
    }

    /** A {@code boolean}. */
    public CopyRows put(boolean value) {
        next(5);
        buffer.putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A {@code date}. */
    public CopyRows put(@Nullable LocalDate value) {
        return put(value == null ? null : Integer.valueOf((int) ChronoUnit.DAYS.between(EPOCH_DAY, value)));
    }

    /** A {@code timestamptz}, to the microsecond. */
    public CopyRows put(Instant value) {
        return put(ChronoUnit.MICROS.between(EPOCH, value));
    }

    /** A {@code uuid[]}. */
    public CopyRows putIds(Collection<UUID> values) {
        array(Oid.UUID, values.size(), values.size() * 20);
        values.forEach(value ->
                buffer.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits()));
        return this;
    }

    /** A {@code text[]}. */
    public CopyRows putTexts(Collection<String> values) {
        var texts = values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
        array(
                Oid.TEXT,
                texts.size(),
                texts.stream().mapToInt(text -> 4 + text.length).sum());
        texts.forEach(text -> buffer.putInt(text.length).put(text));
        return this;
    }

    /** The head of an array of one dimension; of none where it is empty. */
    private void array(int type, int size, int bytes) {
        var head = size == 0 ? 12 : 20;
        next(4 + head + bytes);
        buffer.putInt(head + bytes).putInt(size == 0 ? 0 : 1).putInt(0).putInt(type);
        if (size > 0) {
            buffer.putInt(size).putInt(1);
        }
    }

    /** The row is whole. */
    public void end() {
        if (column != columns) {
            throw new IllegalStateException(column + " of " + columns + " columns");
        }
        column = 0;
        if (buffer.position() > CHUNK) {
            flush();
        }
    }

    /** Makes room for a value, and before the first of a row for its number of columns. */
    private void next(int bytes) {
        if (buffer.remaining() < bytes + 4) {
            var more = Math.max(buffer.capacity() * 2, buffer.position() + bytes + 4);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), more)).position(buffer.position());
        }
        if (column++ == 0) {
            buffer.putShort((short) columns);
        }
    }

    private void flush() {
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            buffer.clear();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("copying rows", e);
        }
    }
}
