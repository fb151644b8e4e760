package org.linli.seal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.ledger.ActReader;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Edge;
import org.linli.tlog.Hash;
import org.linli.tlog.Hasher;
import org.linli.tlog.Tile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/*
 * One transaction per batch: the head's lock makes it the only writer, on one node or on many; the tree's right edge is read and its
 * root computed anew and compared with the head's, so that a tree that was tampered with or half brought back is never grown; then
 * entries, tiles, root, and last of all the signature. What is signed shows only with the commit, so no signed root is ever without
 * its entries, and an index that was used in a transaction that failed was never seen by anybody.
 */
/** Seals acts into the public log, as a reader of the ledger. */
@Component
class Sealer implements ActReader {
    static final String CURSOR = "seal";

    private static final int BATCH = 4_000;
    private static final int GATHER_MILLIS = 250; // a head is two signatures and a commit: four a second at most

    private final LogStore store;
    private final SecretStore secrets;
    private final LogKeys keys;
    private final PublishedHead published;
    private final Ledger ledger;
    private final Clock clock;

    Sealer(LogStore store, SecretStore secrets, LogKeys keys, PublishedHead published, Ledger ledger, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.keys = keys;
        this.published = published;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String cursor() {
        return CURSOR;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public int gatherMillis() {
        return GATHER_MILLIS;
    }

    @Override
    public void read(List<Recorded> some) {
        var district = some.getFirst().district();
        var head = store.lock();
        published.demand(head);
        var sealed = store.sealed(district); // a cursor may be put back; what is sealed stays as it is
        var acts = some.stream().filter(act -> act.seq() > sealed).toList();
        if (acts.isEmpty()) {
            return;
        }
        var entries = entries(district, acts);
        var edge = edge(head);
        store.addEntries(district, head.size(), acts.stream().map(Recorded::seq).toList(), entries);
        store.putTiles(grow(edge, entries));
        var now = clock.instant();
        var root = edge.root();
        store.advance(new LogStore.Head(edge.size(), root), now);
        var note = keys.sign(new Checkpoint(keys.origin(), edge.size(), root).text(), now);
        store.addCheckpoint(new LogStore.Signed(edge.size(), root, note.toString()), now);
        keep(edge.size(), note.toString());
    }

    private void keep(long size, String note) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                published.keep(size, note);
            }
        });
    }

    private List<byte[]> entries(District district, List<Recorded> acts) {
        var known = keys(district, acts);
        return acts.stream()
                .map(act -> Leaf.of(act, ledger.shape(act.kind()), Objects.requireNonNull(known.get(act.subject())))
                        .bytes())
                .toList();
    }

    /** The keys of all subjects of {@code acts}; whose was destroyed or lost gets one that is forgotten at once. */
    private Map<UUID, SubjectKey> keys(District district, List<Recorded> acts) {
        var subjects = new HashSet<UUID>();
        acts.forEach(act -> subjects.add(act.subject()));
        var known = new HashMap<>(secrets.of(district, subjects));
        subjects.removeAll(known.keySet());
        if (subjects.isEmpty()) {
            return known;
        }
        var gone = secrets.forgotten(district, subjects);
        var fresh = new HashMap<UUID, SubjectKey>();
        subjects.forEach(subject -> fresh.put(subject, SubjectKey.random(null)));
        known.putAll(fresh);
        gone.forEach(fresh::remove);
        if (!fresh.isEmpty()) {
            secrets.add(district, fresh);
            known.putAll(secrets.of(district, fresh.keySet())); // somebody else's, where they were first
        }
        return known;
    }

    private Edge edge(LogStore.Head head) {
        var tiles = Tile.edge(head.size());
        var stored = store.tiles(tiles);
        var edge = new Edge(
                head.size(),
                tiles.stream()
                        .map(tile -> Objects.requireNonNullElse(stored.get(tile), List.<Hash>of()))
                        .toList());
        if (!edge.root().equals(head.root())) {
            throw new IllegalStateException("the log's tiles do not give the root of its head of " + head.size()
                    + " entries; nothing more is sealed");
        }
        return edge;
    }

    private static Map<Tile, List<Hash>> grow(Edge edge, List<byte[]> entries) {
        var hasher = new Hasher();
        var tiles = new LinkedHashMap<Tile, List<Hash>>();
        for (var entry : entries) {
            edge.append(hasher.leaf(entry), tiles::put);
        }
        edge.partial((tile, hashes) -> tiles.put(tile, new ArrayList<>(hashes)));
        return tiles;
    }
}
