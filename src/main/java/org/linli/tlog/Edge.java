package org.linli.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/*
 * A tree that only grows needs nothing but its right edge to go on: for each level of tiles the hashes of the one that is not yet
 * full. When a tile fills up, the root above its 256 hashes moves to the level above and the tile is never touched again. The
 * root of the whole tree folds what the edge holds, from the right: each level's hashes, cut into the largest perfect trees
 * there are (RFC 6962, section 2.1, read from the bottom).
 */
/** The right edge of a growing tree: all it takes to add leaves and to tell the root. Not for two threads at once. */
public final class Edge {
    private final List<List<Hash>> levels = new ArrayList<>();
    private final Hasher hasher = new Hasher();
    private long size;

    /** Of the tree without leaves. */
    public Edge() {}

    /**
     * Of a tree of {@code size} leaves.
     *
     * @param partial the hashes of each tile of {@link Tile#edge}, in that order; other widths are refused as our bug
     */
    public Edge(long size, List<List<Hash>> partial) {
        this.size = size;
        var tiles = Tile.edge(size);
        if (tiles.size() != partial.size()) {
            throw new IllegalArgumentException(partial.size() + " tiles at the edge of " + size + " leaves");
        }
        for (var i = 0; i < tiles.size(); i++) {
            var tile = tiles.get(i);
            if (partial.get(i).size() != tile.width()) {
                throw new IllegalArgumentException(
                        tile + " with " + partial.get(i).size() + " hashes");
            }
            level(tile.level()).addAll(partial.get(i));
        }
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** Adds a leaf; {@code full} gets each tile that it completes, from level 0 upwards. */
    public void append(Hash leaf, BiConsumer<Tile, List<Hash>> full) {
        size++;
        var hash = leaf;
        for (var height = 0; ; height++) {
            var level = level(height);
            level.add(hash);
            if (level.size() < Tile.FULL) {
                return;
            }
            var done = List.copyOf(level);
            level.clear();
            full.accept(new Tile(height, (size >> (8 * (height + 1))) - 1, Tile.FULL), done);
            hash = hasher.perfect(done);
        }
    }

    /** Each tile that is not full, from level 0 upwards, to be kept for the next time and to be served. */
    public void partial(BiConsumer<Tile, List<Hash>> tiles) {
        for (var tile : Tile.edge(size)) {
            tiles.accept(tile, List.copyOf(levels.get(tile.level())));
        }
    }

    /** The root of the whole tree. */
    public Hash root() {
        Hash root = null;
        for (var level : levels) {
            for (var end = level.size(); end > 0; ) {
                var width = Integer.lowestOneBit(end);
                var tree = hasher.perfect(level.subList(end - width, end));
                root = root == null ? tree : hasher.node(tree, root);
                end -= width;
            }
        }
        return root == null ? hasher.empty() : root;
    }

    private List<Hash> level(int height) {
        while (levels.size() <= height) {
            levels.add(new ArrayList<>(Tile.FULL));
        }
        return levels.get(height);
    }
}
