package org.linli.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.kernel.Problem;

/**
 * A text and signatures of it (c2sp.org/signed-note). Nothing of the text may be believed before {@link #verified} has found a
 * signature that one trusts.
 *
 * @param text ends with a line feed; what was signed
 */
public record Note(String text, List<Line> lines) {
    /** So many signatures a note may have; the specification asks for at least these. */
    static final int LINES_MAX = 16;

    private static final int SIZE_MAX = 1 << 20; // bytes
    private static final int ID_LENGTH = 4;
    private static final String DASH = "\u2014 ";

    /**
     * A signature as it stands in the note.
     *
     * @param id of the key: the beginning of a hash, a hint and no proof
     * @param signature as base64, what stands behind the id
     */
    public record Line(String name, int id, String signature) {
        /** Fails where it could not be written as one line. */
        public Line {
            if (!isName(name)) {
                throw new IllegalArgumentException("no key's name: " + name);
            }
        }

        byte[] bytes() {
            return Base64s.read(signature);
        }

        /** Whether it is under the name and the id of {@code key}; says nothing about whether it holds. */
        public boolean isOf(VerifierKey key) {
            return key.id() == id && key.name().equals(name);
        }

        static Line of(String name, int id, byte[] signature) {
            return new Line(name, id, java.util.Base64.getEncoder().encodeToString(signature));
        }

        @Override
        public String toString() {
            var signature = bytes();
            var whole =
                    ByteBuffer.allocate(ID_LENGTH + signature.length).putInt(id).put(signature);
            return DASH + name + " " + java.util.Base64.getEncoder().encodeToString(whole.array()) + "\n";
        }

        /** Reads one without its line feed; fails as {@link Problem#INVALID}. */
        static Line parse(String line) {
            var parts = line.split(" ", -1);
            if (parts.length != 3 || !line.startsWith(DASH) || !isName(parts[1])) {
                throw Problem.INVALID.because("no signature line: " + line);
            }
            var whole = Base64s.read(parts[2]);
            if (whole.length <= ID_LENGTH) {
                throw Problem.INVALID.because("a signature of " + whole.length + " bytes");
            }
            return of(parts[1], ByteBuffer.wrap(whole).getInt(), Arrays.copyOfRange(whole, ID_LENGTH, whole.length));
        }
    }

    /** Fails where {@code text} can be no note's. */
    public Note {
        lines = List.copyOf(lines);
        if (!text.endsWith("\n") || !isClean(text)) {
            throw new IllegalArgumentException("no text of a note");
        }
    }

    /** Whether {@code name} can be a key's: something, without blanks and plus signs. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+' || Character.isSpaceChar(c) || Character.isWhitespace(c) || c < ' ');
    }

    private static boolean isClean(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\n');
    }

    /** Reads a note strictly. Fails as {@link Problem#INVALID}, saying what is wrong. */
    public static Note parse(byte[] bytes) {
        if (bytes.length > SIZE_MAX) {
            throw Problem.INVALID.because("a note of " + bytes.length + " bytes");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Problem.INVALID.because("a note that is not UTF-8");
        }
    }

    /** As {@link #parse(byte[])}. */
    public static Note parse(String note) {
        var split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || !isClean(note)) {
            throw Problem.INVALID.because("a note has a text, an empty line and signatures, and no control characters");
        }
        return new Note(note.substring(0, split + 1), lines(note.substring(split + 2)));
    }

    /** Reads signature lines, each with its line feed: one at least. Fails as {@link Problem#INVALID}. */
    public static List<Line> lines(String text) {
        if (!text.endsWith("\n")) {
            throw Problem.INVALID.because("no signature, or one without a line feed");
        }
        var lines = text.substring(0, text.length() - 1).split("\n", -1);
        if (lines.length > LINES_MAX) {
            throw Problem.INVALID.because("more than " + LINES_MAX + " signatures");
        }
        return Stream.of(lines).map(Line::parse).toList();
    }

    /** With {@code more} signatures below those it has. */
    public Note with(Collection<Line> more) {
        return new Note(text, Stream.concat(lines.stream(), more.stream()).toList());
    }

    /** Without the lines of others than {@code keys}; says nothing about whether theirs hold. */
    public Note only(Collection<VerifierKey> keys) {
        return new Note(
                text,
                lines.stream()
                        .filter(line -> keys.stream().anyMatch(line::isOf))
                        .toList());
    }

    /**
     * The signatures of {@code keys}, in the note's order; those of unknown keys are passed over. Fails as {@link Problem#INVALID}
     * where one of a known key does not hold, which spoils the whole note, and as {@link Problem#FORBIDDEN} where there is none.
     */
    public List<Signed> verified(Collection<VerifierKey> keys) {
        var found = new ArrayList<Signed>();
        for (var line : lines) {
            keys.stream().filter(line::isOf).findFirst().ifPresent(key -> found.add(key.verify(text, line)));
        }
        if (found.isEmpty()) {
            throw Problem.FORBIDDEN.because("no signature of a trusted key");
        }
        return found;
    }

    /** The note as it is published. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        lines.forEach(note::append);
        return note.toString();
    }
}
