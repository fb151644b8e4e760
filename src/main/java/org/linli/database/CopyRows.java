package org.linli.database;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes many rows with one COPY in the caller's transaction: the quickest way in, and the same checks and indexes as any other.
 * Each column in turn, then {@link #end}.
 */
public final class CopyRows {
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private byte[] buffer = new byte[CHUNK * 2];
    private int length;
    private boolean first = true;

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /** Runs {@code statement}, {@code copy <table> (<columns>) from stdin}, with the rows that {@code writer} writes. */
    public static void write(JdbcTemplate template, String statement, Consumer<CopyRows> writer) {
        ConnectionCallback<Boolean> copying = connection -> {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            try {
                var rows = new CopyRows(copy);
                writer.accept(rows);
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

    /** A text, a number, a day, an id, or null. */
    public CopyRows put(@Nullable Object value) {
        separate();
        if (value == null) {
            raw('\\', 'N');
            return this;
        }
        var text = value.toString();
        reserve(text.length() * 3 + 2);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> raw('\\', '\\');
                case '\t' -> raw('\\', 't');
                case '\n' -> raw('\\', 'n');
                case '\r' -> raw('\\', 'r');
                default -> {
                    if (c < 0x80) {
                        reserve(1);
                        buffer[length++] = (byte) c;
                    } else {
                        i += wide(text, i);
                    }
                }
            }
        }
        return this;
    }

    /** Writes the code point at {@code i}; answers how many further units it took. */
    private int wide(String text, int i) {
        var point = text.codePointAt(i);
        var bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return Character.charCount(point) - 1;
    }

    /** Bytes, or null. */
    public CopyRows put(byte @Nullable [] value) {
        if (value == null) {
            return put((Object) null);
        }
        separate();
        reserve(value.length * 2 + 3);
        raw('\\', '\\');
        buffer[length++] = 'x';
        var hex = HexFormat.of();
        for (var b : value) {
            buffer[length++] = (byte) hex.toHighHexDigit(b);
            buffer[length++] = (byte) hex.toLowHexDigit(b);
        }
        return this;
    }

    /** An array of ids or of words without quotes, commas and braces. */
    public CopyRows put(Collection<?> values) {
        var text = new StringBuilder("{");
        for (var value : values) {
            text.append(text.length() > 1 ? "," : "").append(value);
        }
        return put(text.append('}').toString());
    }

    /** The row is whole. */
    public void end() {
        reserve(1);
        buffer[length++] = '\n';
        first = true;
        if (length > CHUNK) {
            flush();
        }
    }

    private void separate() {
        if (!first) {
            reserve(1);
            buffer[length++] = '\t';
        }
        first = false;
    }

    private void raw(char one, char two) {
        reserve(2);
        buffer[length++] = (byte) one;
        buffer[length++] = (byte) two;
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private void flush() {
        try {
            copy.writeToCopy(buffer, 0, length);
            length = 0;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("copying rows", e);
        }
    }
}
