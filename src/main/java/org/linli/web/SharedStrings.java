package org.linli.web;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/*
 * Excel writes each text once, into a part of its own, and cells hold numbers. A register of 400,000 people has millions of them. The
 * first stand in memory: they are the words that come again and again. The others go to a file that is mapped: one long per text
 * says where its bytes end. Cells mostly ask in the order of the part, so the system's page cache has them at hand.
 */
/** The texts of a workbook (ECMA-376 part 1, 18.4), with little of them in memory. */
final class SharedStrings implements AutoCloseable {
    private static final int HELD_MAX = 1 << 19; // UTF-16 code units
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private final List<String> held = new ArrayList<>();
    private final Arena arena = Arena.ofShared();
    private @Nullable Spill texts;
    private @Nullable Spill ends;
    private MemorySegment text = MemorySegment.NULL;
    private MemorySegment end = MemorySegment.NULL;
    private long spilt;
    private int heldLength;

    /** The texts in the part {@code in}; none where there is no such part. */
    static SharedStrings read(@Nullable InputStream in) throws IOException, XMLStreamException {
        var strings = new SharedStrings();
        try {
            if (in != null) {
                strings.fill(in);
            }
            return strings;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    private void fill(InputStream in) throws IOException, XMLStreamException {
        var xml = Xml.read(in);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                add(Xml.runs(xml));
            }
        }
        xml.close();
        if (texts != null && ends != null) {
            text = texts.map(arena);
            end = ends.map(arena);
        }
    }

    private void add(String string) throws IOException {
        if (texts == null && heldLength + string.length() <= HELD_MAX) {
            heldLength += string.length() + 8;
            held.add(string);
            return;
        }
        if (texts == null || ends == null) {
            texts = new Spill();
            ends = new Spill();
        }
        texts.write(string.getBytes(StandardCharsets.UTF_8));
        ends.write(texts.size);
        spilt++;
    }

    /** The text with this number, from 0; empty where there is none. */
    String get(long number) {
        if (number < 0 || number >= held.size() + spilt) {
            return "";
        }
        if (number < held.size()) {
            return held.get((int) number);
        }
        var at = number - held.size();
        var from = at == 0 ? 0 : end.get(LONG, (at - 1) * Long.BYTES);
        var bytes = new byte[(int) (end.get(LONG, at * Long.BYTES) - from)];
        MemorySegment.copy(text, ValueLayout.JAVA_BYTE, from, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        if (texts != null) {
            texts.close();
        }
        if (ends != null) {
            ends.close();
        }
    }

    /** A file without a name that grows and is then mapped; nobody else can open it, and a crash leaves nothing of it. */
    private static final class Spill implements AutoCloseable {
        private final FileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(java.nio.ByteOrder.nativeOrder());
        private long size;

        Spill() throws IOException {
            var path = Files.createTempFile("linli-strings", ".tmp");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            try {
                Files.deleteIfExists(path);
            } catch (FileSystemException e) {
                // a system that keeps open files: it goes when it is closed
            }
        }

        void write(byte[] bytes) throws IOException {
            for (var from = 0; from < bytes.length; ) {
                if (!buffer.hasRemaining()) {
                    flush();
                }
                var length = Math.min(buffer.remaining(), bytes.length - from);
                buffer.put(bytes, from, length);
                from += length;
            }
            size += bytes.length;
        }

        void write(long value) throws IOException {
            if (buffer.remaining() < Long.BYTES) {
                flush();
            }
            buffer.putLong(value);
            size += Long.BYTES;
        }

        private void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            buffer.clear();
        }

        MemorySegment map(Arena arena) throws IOException {
            flush();
            return file.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
