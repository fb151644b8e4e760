package org.linli.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.linli.kernel.Problem;

/** Refuses more bytes than a limit: what an archive says of its own sizes is not to be trusted. */
final class Measured extends FilterInputStream {
    private final long limit;
    private long bytes;

    Measured(long limit, InputStream in) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        return count(in.read(), 1);
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        var read = in.read(b, off, len);
        return count(read, read);
    }

    private int count(int answer, int read) {
        bytes += Math.max(read, 0);
        if (bytes > limit) {
            throw Problem.TOO_LARGE.because("more than " + limit + " bytes of content");
        }
        return answer;
    }
}
