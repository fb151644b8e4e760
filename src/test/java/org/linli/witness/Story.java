package org.linli.witness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.tlog.AddCheckpoint;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Edge;
import org.linli.tlog.Hash;
import org.linli.tlog.Hasher;
import org.linli.tlog.Note;
import org.linli.tlog.SignerKey;
import org.linli.tlog.Tile;
import org.linli.tlog.Tiles;

/** A log that tells a story of its own, whatever it told before: up to 256 entries. */
record Story(SignerKey key, String told) {
    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");

    private List<Hash> leaves(long size) {
        var hasher = new Hasher();
        return IntStream.range(0, (int) size)
                .mapToObj(n -> hasher.leaf((told + n).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    Checkpoint head(long size) {
        var edge = new Edge();
        leaves(size).forEach(leaf -> edge.append(leaf, (tile, hashes) -> {}));
        return new Checkpoint(key.verifier().name(), size, edge.root());
    }

    Note note(long size) {
        var text = head(size).text();
        return new Note(text, List.of(key.sign(text, AT)));
    }

    List<Hash> proof(long oldSize, long size) {
        return new Tiles(
                        size,
                        tiles -> tiles.stream()
                                .collect(Collectors.<Tile, Tile, List<Hash>>toMap(
                                        Function.identity(), tile -> leaves(tile.width()))))
                .consistency(oldSize);
    }

    /** What it would honestly send. */
    AddCheckpoint request(long oldSize, long size) {
        return new AddCheckpoint(oldSize, proof(oldSize, size), note(size));
    }
}
