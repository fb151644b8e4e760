package org.linli.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A piece of the tree that is served and kept as one (c2sp.org/tlog-tiles): {@code width} neighbouring hashes at height
 * {@code 8 × level}. A full one never changes.
 *
 * @param level 0 for hashes of leaves, to 7
 * @param index counted from the left
 * @param width 1 to 256; less than 256 only at the right edge
 */
public record Tile(int level, long index, int width) {
    /** How many hashes a full tile holds. */
    public static final int FULL = 256;

    private static final int HEIGHT = 8;
    private static final int LEVEL_MAX = 7; // 2^63 leaves
    private static final Pattern INDEX = Pattern.compile("((?:x\\d{3}/){0,6}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    /** Fails where there can be no such tile. */
    public Tile {
        if (level < 0 || level > LEVEL_MAX || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile " + level + "/" + index + "/" + width);
        }
    }

    /** Whether it is complete, and so final. */
    public boolean isFull() {
        return width == FULL;
    }

    /** The tile at {@code level} that holds its {@code at}-th hash in a tree of {@code size} leaves. */
    static Tile holding(int level, long at, long size) {
        var hashes = size >> (HEIGHT * level);
        if (at < 0 || at >= hashes) {
            throw new IllegalArgumentException("hash " + at + " of " + hashes + " at level " + level);
        }
        var index = at / FULL;
        return new Tile(level, index, (int) Math.min(FULL, hashes - index * FULL));
    }

    /** Every tile of a tree of {@code size} leaves at its right edge that is not full, from level 0 upwards. */
    public static List<Tile> edge(long size) {
        var partial = new ArrayList<Tile>();
        for (var level = 0; level <= LEVEL_MAX && size >> (HEIGHT * level) > 0; level++) {
            var hashes = size >> (HEIGHT * level);
            if (hashes % FULL != 0) {
                partial.add(new Tile(level, hashes / FULL, (int) (hashes % FULL)));
            }
        }
        return partial;
    }

    /** The address below the log's prefix: {@code tile/0/x001/234.p/17}. */
    public String path() {
        return "tile/" + level + "/" + suffix();
    }

    /** The address of the entries whose hashes it holds; of level 0 only. */
    public String entriesPath() {
        if (level != 0) {
            throw new IllegalArgumentException("entries stand at level 0");
        }
        return "tile/entries/" + suffix();
    }

    private String suffix() {
        var path = new StringBuilder("%03d".formatted(index % 1000));
        for (var rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return isFull() ? path.toString() : path + ".p/" + width;
    }

    /** The tile whose address below {@code tile/<level>/} is {@code suffix}; empty where it is written in any other way. */
    public static Optional<Tile> at(int level, String suffix) {
        var parts = INDEX.matcher(suffix);
        if (level < 0 || level > LEVEL_MAX || !parts.matches()) {
            return Optional.empty();
        }
        var index = Long.parseLong(parts.group(1).replace("x", "").replace("/", ""));
        var width = parts.group(2) == null ? FULL : Integer.parseInt(parts.group(2));
        if (width > FULL || (width == FULL && parts.group(2) != null)) {
            return Optional.empty();
        }
        var tile = new Tile(level, index, width);
        return tile.suffix().equals(suffix) ? Optional.of(tile) : Optional.empty();
    }
}
