package org.linli.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/*
 * Numbers are handed out per district under the lock of the district's head row. The acts of a transaction are collected
 * and written just before it commits, in one statement, so that the lock is held only for the commit itself; whoever writes
 * for many (GroupWriter) pays for it once. Numbers are therefore gap-free and in the order of commits, and a cursor that
 * reads "greater than" never skips an act, on one machine or on shards (the head row lives with its district's acts).
 */
/** Records acts and shows them. */
@Service
public class Ledger {
    private final ActStore store;
    private final ActReaders readers;
    private final Clock clock;

    Ledger(ActStore store, ActReaders readers, Clock clock) {
        this.store = store;
        this.readers = readers;
        this.clock = clock;
    }

    /** Records {@code act} in the caller's transaction, which must be open and writing. */
    public void record(Act act) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("an act needs its writer's transaction: " + act.kind());
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            pending.acts.add(act);
            return;
        }
        var pending = new Pending();
        pending.acts.add(act);
        TransactionSynchronizationManager.bindResource(this, pending);
        TransactionSynchronizationManager.registerSynchronization(pending);
    }

    /** The acts about {@code subject}, in order; at most 1,000. */
    public List<Recorded> about(District district, UUID subject) {
        return store.about(district, subject, 1_000);
    }

    /** At most {@code limit} acts of {@code district} after number {@code seq}, in order. */
    public List<Recorded> after(District district, long seq, int limit) {
        return store.after(district, seq, limit);
    }

    /** At most {@code limit} acts of some {@code kinds} at or below a place in a span of time, in order of their numbers. */
    public List<Recorded> list(
            District district,
            Collection<String> kinds,
            PlaceCode within,
            Instant from,
            Instant to,
            long afterSeq,
            int limit) {
        return store.list(district, kinds, within, from, to, afterSeq, limit);
    }

    /** What {@code act} will hold beside its place and time, as JSON. */
    public JsonNode facts(Act act) {
        return store.tree(act);
    }

    /** What of acts of this {@code kind} may be shown to everybody. */
    public ActShape shape(String kind) {
        return store.shape(kind);
    }

    /** The number of the newest act of {@code district}; 0 before the first. */
    public long last(District district) {
        return store.last(district);
    }

    /** The districts in which anything was ever recorded. */
    public List<District> districts() {
        return store.districts();
    }

    /** Where every reader stands, for the operator. */
    public List<CursorState> cursors() {
        return store.cursors();
    }

    /** Runs every reader until nothing is left to read. For commands and tests; fails if a reader fails. */
    public void drain() {
        readers.drain();
    }

    /** What one transaction has recorded so far. */
    private final class Pending implements TransactionSynchronization {
        private final List<Act> acts = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            var byDistrict = new TreeMap<District, List<Act>>(); // a stated order, so that two writers never deadlock
            for (var act : acts) {
                byDistrict
                        .computeIfAbsent(act.place().district(), d -> new ArrayList<>())
                        .add(act);
            }
            byDistrict.forEach((district, some) -> store.add(district, some, clock.instant()));
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResource(Ledger.this);
        }

        @Override
        public void afterCommit() {
            readers.wake();
        }
    }
}
