package org.linli.tlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.linli.kernel.Problem;

/*
 * A proof is a list of roots of stretches of the tree (RFC 6962, sections 2.1.1 and 2.1.2). Which stretches follows from two
 * numbers alone, so all tiles that a proof needs are known before the first is read, and are read in one go. A stretch that is
 * no perfect tree is cut in the middle as the tree is; a perfect one of height h lies in a single tile of level h/8.
 */
/** Makes proofs from tiles, for a tree of one size. */
public final class Tiles {
    private static final int HEIGHT = 8;

    private final long size;
    private final Function<Collection<Tile>, Map<Tile, List<Hash>>> reader;
    private final Hasher hasher = new Hasher();

    /**
     * Of the tree of {@code size} leaves.
     *
     * @param reader the hashes of each of some tiles, all of them; what is missing or of another width fails the proof
     */
    public Tiles(long size, Function<Collection<Tile>, Map<Tile, List<Hash>>> reader) {
        this.size = size;
        this.reader = reader;
    }

    private record Stretch(long from, long to) {
        long length() {
            return to - from;
        }

        /** Where it is cut: after the largest power of two below its length. */
        long middle() {
            return from + Long.highestOneBit(length() - 1);
        }

        boolean isPerfect() {
            return Long.bitCount(length()) == 1;
        }
    }

    /** That the leaf {@code index} is in the tree. Fails as {@link Problem#NOT_FOUND} where it is not. */
    public List<Hash> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw Problem.NOT_FOUND.because("leaf " + index + " of " + size);
        }
        var proof = new ArrayList<Stretch>();
        var rest = new Stretch(0, size);
        while (rest.length() > 1) {
            var middle = rest.middle();
            var left = new Stretch(rest.from(), middle);
            var right = new Stretch(middle, rest.to());
            proof.addFirst(index < middle ? right : left);
            rest = index < middle ? left : right;
        }
        return hashes(proof);
    }

    /** That the tree begins with the one of {@code oldSize} leaves. Fails as {@link Problem#INVALID} for a larger one. */
    public List<Hash> consistency(long oldSize) {
        if (oldSize < 0 || oldSize > size) {
            throw Problem.INVALID.because("a tree of " + size + " has no part of " + oldSize);
        }
        if (oldSize == 0 || oldSize == size) {
            return List.of();
        }
        var proof = new ArrayList<Stretch>();
        var rest = new Stretch(0, size);
        while (rest.to() != oldSize) {
            var middle = rest.middle();
            var left = new Stretch(rest.from(), middle);
            var right = new Stretch(middle, rest.to());
            proof.addFirst(oldSize <= middle ? right : left);
            rest = oldSize <= middle ? left : right;
        }
        if (rest.from() != 0) {
            proof.addFirst(rest);
        }
        return hashes(proof);
    }

    /** The roots of the perfect trees that make up the tree, the largest first: all it takes to grow it further. */
    public List<Hash> peaks() {
        var peaks = new ArrayList<Stretch>();
        for (long from = 0; from < size; ) {
            var length = Long.highestOneBit(size - from);
            peaks.add(new Stretch(from, from + length));
            from += length;
        }
        return hashes(peaks);
    }

    /** The root of the tree. */
    public Hash root() {
        return size == 0
                ? hasher.empty()
                : hashes(List.of(new Stretch(0, size))).getFirst();
    }

    private List<Hash> hashes(List<Stretch> stretches) {
        var needed = new LinkedHashSet<Tile>();
        stretches.forEach(stretch -> tiles(stretch, needed));
        var read = needed.isEmpty() ? Map.<Tile, List<Hash>>of() : reader.apply(needed);
        for (var tile : needed) {
            var hashes = read.get(tile);
            if (hashes == null || hashes.size() != tile.width()) {
                throw Problem.NOT_FOUND.because("tile " + tile.path() + " is missing or of another width");
            }
        }
        return stretches.stream().map(stretch -> hash(stretch, read)).toList();
    }

    private void tiles(Stretch stretch, Set<Tile> needed) {
        if (stretch.isPerfect()) {
            needed.add(tile(stretch));
        } else {
            tiles(new Stretch(stretch.from(), stretch.middle()), needed);
            tiles(new Stretch(stretch.middle(), stretch.to()), needed);
        }
    }

    private Tile tile(Stretch perfect) {
        var level = level(perfect);
        return Tile.holding(level, perfect.from() >> (HEIGHT * level), size);
    }

    private static int level(Stretch perfect) {
        return Long.numberOfTrailingZeros(perfect.length()) / HEIGHT;
    }

    private Hash hash(Stretch stretch, Map<Tile, List<Hash>> read) {
        if (!stretch.isPerfect()) {
            return hasher.node(
                    hash(new Stretch(stretch.from(), stretch.middle()), read),
                    hash(new Stretch(stretch.middle(), stretch.to()), read));
        }
        var level = level(stretch);
        var hashes = Objects.requireNonNull(read.get(tile(stretch)));
        var first = (int) ((stretch.from() >> (HEIGHT * level)) % Tile.FULL);
        var width = (int) (stretch.length() >> (HEIGHT * level));
        return hasher.perfect(hashes.subList(first, first + width));
    }
}
