package org.linli.tlog;

import java.util.regex.Pattern;
import org.linli.kernel.Problem;

/**
 * The head of a log: what a signed note says of its tree (c2sp.org/tlog-checkpoint). Extension lines are refused: nobody can
 * audit them.
 *
 * @param origin which log; stands for its identity
 * @param size number of leaves
 * @param root of the tree of RFC 6962
 */
public record Checkpoint(String origin, long size, Hash root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9]\\d{0,17}");

    /** Fails where it could not be written. */
    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0) {
            throw new IllegalArgumentException("no checkpoint: " + origin + " " + size);
        }
    }

    /** Reads the text of a note strictly; fails as {@link Problem#INVALID}. */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != 4 || lines[0].isEmpty() || !lines[3].isEmpty()) {
            throw Problem.INVALID.because("a checkpoint has three lines");
        }
        return new Checkpoint(lines[0], size(lines[1]), Hash.ofBase64(lines[2]));
    }

    /** A number of leaves as it is written: decimal, without leading zeroes. */
    static long size(String digits) {
        if (!SIZE.matcher(digits).matches()) {
            throw Problem.INVALID.because("no size: " + digits);
        }
        return Long.parseLong(digits);
    }

    /** The text to be signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
