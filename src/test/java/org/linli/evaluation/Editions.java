package org.linli.evaluation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.linli.evaluation.StandardReader.Draft;

/** The edition that ships, as text that a test edits. */
final class Editions {
    static final String SHIPPED = shipped();

    private static final int NEAR = 2_000; // characters: about one indicator

    private Editions() {}

    private static String shipped() {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Editions.class.getResourceAsStream("/standard/2026.yaml")),
                StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Draft read(String yaml) {
        return StandardReader.read(new StringReader(yaml));
    }

    static List<Finding> findings(String yaml) {
        return StandardCheck.of(read(yaml), Vocabulary.shipped());
    }

    /** The shipped text with the first {@code was} after {@code anchor} replaced; fails where there is none. */
    static String edited(String anchor, String was, String is) {
        var from = SHIPPED.indexOf(anchor);
        var at = from < 0 ? -1 : SHIPPED.indexOf(was, from);
        if (at < 0 || at - from > NEAR) {
            throw new AssertionError("the edition has no " + was + " after " + anchor);
        }
        return SHIPPED.substring(0, at) + is + SHIPPED.substring(at + was.length());
    }

    /** The line of the first {@code text} after {@code anchor}, from 1. */
    static int line(String anchor) {
        return (int) SHIPPED.substring(0, SHIPPED.indexOf(anchor)).lines().count() + (anchor.startsWith("\n") ? 1 : 0);
    }
}
