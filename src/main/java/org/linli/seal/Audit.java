package org.linli.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.seal.LogStore.Entry;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Edge;
import org.linli.tlog.Hash;
import org.linli.tlog.Hasher;
import org.linli.tlog.Note;
import org.linli.tlog.Tile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the whole log from its entries: indexes without gaps, each entry the leaf of its act, every tile and every signed head the
 * ones that the entries give, every sealed act there once. What does not hold is named.
 */
@Component
class Audit {
    private static final int BATCH = 4_096;
    private static final int FINDINGS_MAX = 100;

    private final LogStore store;
    private final SecretStore secrets;
    private final LogKeys keys;
    private final Ledger ledger;

    Audit(LogStore store, SecretStore secrets, LogKeys keys, Ledger ledger) {
        this.store = store;
        this.secrets = secrets;
        this.keys = keys;
        this.ledger = ledger;
    }

    /**
     * What an audit found.
     *
     * @param findings each names what does not hold; at most 100
     */
    record Report(long entries, long checkpoints, Hash root, List<String> findings) {
        boolean isSound() {
            return findings.isEmpty();
        }
    }

    /** Reads everything once; as one snapshot, so that what is sealed meanwhile does not matter. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report run() {
        return new Run().report();
    }

    private final class Run {
        private final List<String> findings = new ArrayList<>();
        private final Map<District, Long> reached = new HashMap<>();
        private final Edge edge = new Edge();
        private final Hasher hasher = new Hasher();
        private List<LogStore.Signed> heads = store.checkpoints(0, BATCH);
        private int nextHead;
        private long headsSeen;

        Report report() {
            for (var some = store.entries(0, BATCH); !some.isEmpty(); some = store.entries(edge.size(), BATCH)) {
                var before = edge.size();
                check(some);
                if (edge.size() == before || findings.size() >= FINDINGS_MAX) {
                    break; // a gap: nothing behind it can be placed
                }
            }
            edge.partial(this::tile);
            for (var left = head(); left != null && findings.size() < FINDINGS_MAX; left = head()) {
                find("checkpoint %d: there are only %d entries".formatted(left.size(), edge.size()));
                nextHead++;
            }
            var last = store.newest();
            if (last.isEmpty() ? edge.size() > 0 : last.get().size() != edge.size()) {
                find("entries behind the last checkpoint: %d entries".formatted(edge.size()));
            }
            complete();
            return new Report(edge.size(), headsSeen, edge.root(), List.copyOf(findings));
        }

        private void check(List<Entry> some) {
            var told = new HashSet<Long>();
            some.stream()
                    .collect(Collectors.groupingBy(Entry::district))
                    .forEach((district, theirs) -> told.addAll(told(district, theirs)));
            for (var entry : some) {
                if (entry.index() != edge.size()) {
                    find("entry %d: %d was expected, an entry is missing".formatted(entry.index(), edge.size()));
                    return;
                }
                var where = "entry %d (act %d of %s)".formatted(entry.index(), entry.seq(), entry.district());
                if (reached.merge(entry.district(), 1L, Long::sum) != entry.seq()) {
                    find(where + ": not the next act of its district");
                }
                if (!told.contains(entry.index())) {
                    find(where + ": not what the act gives");
                }
                edge.append(hasher.leaf(entry.bytes()), this::tile);
                checkpoint();
            }
        }

        /** The indexes of those of {@code entries} that tell the truth about their acts. */
        private List<Long> told(District district, List<Entry> entries) {
            var acts = ledger.after(district, entries.getFirst().seq() - 1, entries.size()).stream()
                    .collect(Collectors.toMap(Recorded::seq, act -> act, (a, b) -> a));
            var known = secrets.of(
                    district, acts.values().stream().map(Recorded::subject).collect(Collectors.toSet()));
            return entries.stream()
                    .filter(entry -> tells(entry, acts.get(entry.seq()), known))
                    .map(Entry::index)
                    .toList();
        }

        private static boolean tells(Entry entry, @Nullable Recorded act, Map<UUID, SubjectKey> known) {
            return act != null
                    && Leaf.parse(entry.bytes())
                            .filter(leaf -> leaf.tells(act, known.get(act.subject())))
                            .isPresent();
        }

        private void tile(Tile tile, List<Hash> hashes) {
            if (!hashes.equals(store.tiles(List.of(tile)).get(tile))) {
                find(tile.path() + ": not what the entries give");
            }
        }

        private LogStore.@Nullable Signed head() {
            if (nextHead == heads.size() && !heads.isEmpty()) {
                heads = store.checkpoints(heads.getLast().size(), BATCH);
                nextHead = 0;
            }
            return nextHead < heads.size() ? heads.get(nextHead) : null;
        }

        private void checkpoint() {
            var head = head();
            if (head == null || head.size() != edge.size()) {
                return;
            }
            nextHead++;
            headsSeen++;
            var where = "checkpoint %d".formatted(head.size());
            try {
                var note = Note.parse(head.note());
                note.verified(keys.verifiers());
                if (!Checkpoint.parse(note.text()).equals(new Checkpoint(keys.origin(), edge.size(), edge.root()))) {
                    find(where + ": not what the entries give");
                }
            } catch (ProblemException e) {
                find(where + ": " + e.getMessage());
            }
        }

        /** Every act that the sealer passed has its entry. */
        private void complete() {
            ledger.cursors().stream()
                    .filter(cursor -> cursor.reader().equals(Sealer.CURSOR))
                    .filter(cursor -> cursor.seq() != reached.getOrDefault(cursor.district(), 0L))
                    .forEach(cursor -> find("district %s: %d acts were read, %d are in the log"
                            .formatted(cursor.district(), cursor.seq(), reached.getOrDefault(cursor.district(), 0L))));
        }

        private void find(String what) {
            if (findings.size() < FINDINGS_MAX) {
                findings.add(what);
            }
        }
    }
}
