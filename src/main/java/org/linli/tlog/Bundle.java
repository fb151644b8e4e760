package org.linli.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.linli.kernel.Problem;

/** Entries as they are served: each after its length in two bytes, big-endian (c2sp.org/tlog-tiles, "Log entries"). */
public final class Bundle {
    /** The longest entry, in bytes. */
    public static final int ENTRY_MAX = 0xffff;

    private Bundle() {}

    /** The bytes of {@code entries}; one that is too long is our bug. */
    public static byte[] write(List<byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > ENTRY_MAX) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
            }
            bytes.write(entry.length >> 8);
            bytes.write(entry.length);
            bytes.writeBytes(entry);
        }
        return bytes.toByteArray();
    }

    /** The entries in {@code bytes}. Fails as {@link Problem#INVALID} where the last one is cut off. */
    public static List<byte[]> read(byte[] bytes) {
        var entries = new ArrayList<byte[]>();
        var at = 0;
        while (at < bytes.length) {
            var length = at + 2 > bytes.length ? -1 : ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
            if (length < 0 || at + 2 + length > bytes.length) {
                throw Problem.INVALID.because("entry " + entries.size() + " is cut off");
            }
            entries.add(java.util.Arrays.copyOfRange(bytes, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return entries;
    }
}
