package org.linli.web;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.linli.kernel.Problem;

/** Reads comma-, semicolon- or tab-separated text (RFC 4180). A first pass finds the encoding, a second reads. */
final class CsvReader {
    private static final int HEAD_MAX = 65_536; // characters looked at for the separator
    private static final int RECORD_MAX = 8 << 20; // characters; an unclosed quote swallows no more

    private final Sheets.Limits limits;
    private final Lines rows;

    CsvReader(Sheets.Limits limits, Lines rows) {
        this.limits = limits;
        this.rows = rows;
    }

    long read(Path file, boolean gzip) throws IOException {
        var charset = charset(file, gzip);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(file, gzip, charset))
                .setIgnoreEmptyLines(false)
                .get();
        try (var text = new Guard(new InputStreamReader(open(file, gzip), charset));
                var parser = CSVParser.parse(text, format)) {
            for (var line : parser) {
                text.sinceRecord = 0;
                rows.line(line.getRecordNumber(), line.toList());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return rows.end();
    }

    /** By its byte order mark; without one UTF-8 if all of it is, else GB18030, which Chinese Excel writes. */
    private Charset charset(Path file, boolean gzip) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(1 << 16);
        var sink = CharBuffer.allocate(1 << 16);
        try (var in = open(file, gzip)) {
            for (var first = true; ; first = false) {
                var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                if (first && bytes.remaining() > 1 && (bytes.get(0) & bytes.get(1) & 0xfe) == 0xfe) {
                    return StandardCharsets.UTF_16;
                }
                if (decoder.decode(bytes, sink.clear(), read < 0).isError()) {
                    return Charset.forName("GB18030");
                }
                if (read < 0) {
                    return StandardCharsets.UTF_8;
                }
                bytes.compact();
            }
        }
    }

    /** What the first line holds most of. */
    private char separator(Path file, boolean gzip, Charset charset) throws IOException {
        try (var text = new InputStreamReader(open(file, gzip), charset)) {
            var counts = new int[3];
            for (var i = 0; i < HEAD_MAX; i++) {
                switch (text.read()) {
                    case ',' -> counts[0]++;
                    case '\t' -> counts[1]++;
                    case ';' -> counts[2]++;
                    case '\n', '\r', -1 -> i = HEAD_MAX;
                    default -> {}
                }
            }
            var most = Arrays.stream(counts).max().orElse(0);
            return counts[0] == most ? ',' : counts[1] == most ? '\t' : ';';
        }
    }

    private InputStream open(Path file, boolean gzip) throws IOException {
        var raw = Files.newInputStream(file);
        return new Measured(
                limits.bytes(), gzip ? new GZIPInputStream(raw, 1 << 16) : new BufferedInputStream(raw, 1 << 16));
    }

    /** Refuses a record without an end. */
    private static final class Guard extends FilterReader {
        private long sinceRecord;

        Guard(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            sinceRecord++;
            return super.read();
        }

        @Override
        public int read(char[] buffer, int off, int len) throws IOException {
            var read = super.read(buffer, off, len);
            sinceRecord += Math.max(read, 0);
            if (sinceRecord > RECORD_MAX) {
                throw Problem.TOO_LARGE.because("a record of more than " + RECORD_MAX + " characters: a quote is open");
            }
            return read;
        }
    }
}
