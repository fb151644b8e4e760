package org.linli.tlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;
import org.linli.kernel.Problem;

/** A SHA-256 hash: 32 bytes as four numbers, so that millions of them are cheap to keep and compare. */
public record Hash(long a, long b, long c, long d) {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The 32 bytes of {@code bytes} from {@code offset} on. */
    public static Hash of(byte[] bytes, int offset) {
        return new Hash(
                (long) LONGS.get(bytes, offset),
                (long) LONGS.get(bytes, offset + 8),
                (long) LONGS.get(bytes, offset + 16),
                (long) LONGS.get(bytes, offset + 24));
    }

    /** All of {@code bytes}, of which there must be 32. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw Problem.INVALID.because("a hash has 32 bytes, not " + bytes.length);
        }
        return of(bytes, 0);
    }

    /** Reads standard base64 (RFC 4648, section 4) with its padding; fails as {@link Problem#INVALID}. */
    public static Hash ofBase64(String text) {
        return of(Base64s.read(text));
    }

    /** Reads 64 hexadecimal digits. */
    public static Hash ofHex(String text) {
        return of(HexFormat.of().parseHex(text));
    }

    /** Writes its 32 bytes into {@code bytes} from {@code offset} on. */
    public void write(byte[] bytes, int offset) {
        LONGS.set(bytes, offset, a);
        LONGS.set(bytes, offset + 8, b);
        LONGS.set(bytes, offset + 16, c);
        LONGS.set(bytes, offset + 24, d);
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        var bytes = new byte[LENGTH];
        write(bytes, 0);
        return bytes;
    }

    /** Standard base64, 44 characters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
