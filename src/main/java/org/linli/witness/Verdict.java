package org.linli.witness;

import org.jspecify.annotations.Nullable;
import org.linli.tlog.AddCheckpoint;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Hash;
import org.linli.tlog.Hasher;
import org.linli.tlog.Note;
import org.linli.tlog.Proofs;

/** What a witness makes of a head that a log it knows has signed (c2sp.org/tlog-witness, "add-checkpoint"). Pure. */
enum Verdict {
    /** It goes on from the last one, or is that one. */
    COSIGNED(200),
    /** It claims to go on from a larger tree. */
    BACKWARDS(400),
    /** It goes on from another head than the last one, which is told. */
    STALE(409),
    /** The proof does not show that it goes on; the head itself is the one that is known. */
    UNPROVEN(422),
    /** Smaller than the last one: an old head, or a log that was set back. A lead, no proof. */
    ROLLBACK(409),
    /** As large as the last one under another root: both signed, and they cannot both be true. */
    FORK(409),
    /** Larger than the last one, and the proof does not show that it goes on from that: a lead, no proof, since proofs are unsigned. */
    INCONSISTENT(422);

    private final int status;

    Verdict(int status) {
        this.status = status;
    }

    /**
     * The last head of a log that was cosigned.
     *
     * @param note null before the first; then size and root are those of the empty tree
     */
    record Known(long size, Hash root, @Nullable Note note) {
        static final Known NOTHING = new Known(0, new Hasher().empty(), null);
    }

    /** The HTTP status of the answer. */
    int status() {
        return status;
    }

    /** Whether both heads are worth keeping. */
    boolean isEvidence() {
        return this == ROLLBACK || this == FORK || this == INCONSISTENT;
    }

    /** On {@code head}, which {@code request} carries and which its log has signed, after {@code known}. */
    static Verdict on(Checkpoint head, AddCheckpoint request, Known known) {
        if (request.oldSize() > head.size()) {
            return BACKWARDS;
        }
        if (head.size() < known.size()) {
            return ROLLBACK;
        }
        var same = head.root().equals(known.root());
        if (head.size() == known.size() && !same) {
            return FORK;
        }
        if (request.oldSize() != known.size()) {
            return STALE;
        }
        if (Proofs.isConsistent(known.size(), known.root(), head.size(), head.root(), request.proof())) {
            return COSIGNED;
        }
        return same ? UNPROVEN : INCONSISTENT;
    }
}
