package org.linli.seal;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Hash;
import org.linli.tlog.Note;
import org.linli.tlog.Policy;
import org.linli.tlog.Tiles;
import org.linli.tlog.VerifierKey;
import org.springframework.stereotype.Service;

/** The log's signed heads: the newest, and the one that is published, with what witnesses signed of it. */
@Service
public class Heads {
    /** So long the newest heads may wait for enough witnesses before they are published without. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int COSIGNATURES_MAX = 14; // a note has 16 signatures at most, two are the log's own

    private final LogStore store;
    private final CosignedStore cosigned;
    private final LogPolicy policy;
    private final Clock clock;

    Heads(LogStore store, CosignedStore cosigned, LogPolicy policy, Clock clock) {
        this.store = store;
        this.cosigned = cosigned;
        this.policy = policy;
        this.clock = clock;
    }

    /** Whom the log asks, and how many of them are enough. */
    public Policy policy() {
        return policy.now();
    }

    /** Why the policy as the operator's file has it now is not heeded. */
    public Optional<String> unreadable() {
        return policy.failure();
    }

    /** The keys of the witnesses that it asks. */
    public List<VerifierKey> witnesses() {
        return policy().witnesses().values().stream()
                .map(Policy.Witness::key)
                .sorted(Comparator.comparing(VerifierKey::name))
                .toList();
    }

    /** The newest head, under the log's own signatures alone; none before anything is sealed. */
    public Optional<Note> newest() {
        return store.newest().map(head -> Note.parse(head.note()));
    }

    /** That the log of {@code size} leaves begins with the one of {@code oldSize}. */
    public List<Hash> consistency(long oldSize, long size) {
        return new Tiles(size, store::tiles).consistency(oldSize);
    }

    /** What witnesses signed of the head of {@code size} leaves. */
    public List<Note.Line> cosignatures(long size) {
        return cosigned.of(size);
    }

    /**
     * Keeps what witnesses signed of {@code head}, all of it, in the place of what was kept of it before.
     *
     * @param lines cosignatures that were checked; 14 at most are kept
     */
    public void keep(Note head, List<Note.Line> lines) {
        var some = lines.subList(0, Math.min(lines.size(), COSIGNATURES_MAX));
        var enough = policy().isEnough(head.with(some));
        cosigned.keep(Checkpoint.parse(head.text()).size(), some, enough, clock.instant());
    }

    /**
     * The head that is shown to everybody: the newest that enough witnesses signed, unless a newer one has waited for them for ten
     * seconds; then the newest there is.
     */
    public Optional<Note> published() {
        var last = cosigned.newest();
        if (last.isPresent()) {
            var waits = cosigned.nextAfter(last.get().size());
            if (waits.isEmpty() || waits.get().plus(PATIENCE).isAfter(clock.instant())) {
                return last.map(CosignedStore.Cosigned::note);
            }
        }
        return newest();
    }

    /** The head to prove by that the entry {@code index} is in the log: the published one, or the newest where only that has it. */
    Optional<Note> holding(long index) {
        return Stream.of(published(), newest())
                .flatMap(Optional::stream)
                .filter(note -> Checkpoint.parse(note.text()).size() > index)
                .findFirst();
    }
}
