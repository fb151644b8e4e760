package org.linli.matters;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.Problem;

/** Where a list goes on: the time it is ordered by and the matter. Written {@code <time>~<id>}. */
record Cursor(Instant at, UUID id) {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    /** Before everything that is listed upwards. */
    static final Cursor FIRST = new Cursor(EARLIEST, new UUID(0, 0));

    /** After everything that is listed downwards. */
    static final Cursor LAST = new Cursor(LATEST, new UUID(-1, -1));

    /** Fails as {@link Problem#INVALID}. */
    static Cursor parse(String text) {
        try {
            var middle = text.indexOf('~');
            var at = Instant.parse(text.substring(0, Math.max(middle, 0)));
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw new DateTimeException("out of range");
            }
            return new Cursor(at, UUID.fromString(text.substring(middle + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.INVALID.because("not a cursor of this list");
        }
    }

    @Override
    public String toString() {
        return at + "~" + id;
    }
}
