package org.linli.witness;

import java.time.Clock;
import java.util.List;
import org.linli.kernel.Ids;
import org.linli.kernel.ProblemException;
import org.linli.tlog.AddCheckpoint;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Note;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * Anybody may hand in any head, so nothing is written before a log that we know has signed it, and the lock on that log's row is taken
 * only by what will be cosigned unless somebody was faster. What is known only grows, so what is refused without the lock would be
 * refused with it.
 */
/** Cosigns heads of the logs that it was told to witness, each only if it goes on from the last. */
@Service
class Witness {
    private static final int EVIDENCE_MAX = 1_000; // of each verdict on each log

    private final WitnessedLogs logs;
    private final WitnessKey key;
    private final HeadStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Witness(WitnessedLogs logs, WitnessKey key, HeadStore store, TransactionTemplate transaction, Clock clock) {
        this.logs = logs;
        this.key = key;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is answered. */
    sealed interface Answer {
        /** A cosignature. */
        record Cosigned(Note.Line line) implements Answer {}

        /** Nobody asked us to witness this log. */
        record UnknownLog(String origin) implements Answer {}

        /** No key of that log has signed it, or one of its signatures does not hold. */
        record Unsigned(String why) implements Answer {}

        /** The log has signed it and it is refused; {@code known} is the size that it should have gone on from. */
        record Refused(Verdict verdict, long known) implements Answer {}
    }

    /** Answers {@code asked}; what it says is written when this returns. */
    Answer add(AddCheckpoint asked) {
        var head = Checkpoint.parse(asked.checkpoint().text());
        var keys = logs.all().getOrDefault(head.origin(), List.of());
        if (keys.isEmpty()) {
            return new Answer.UnknownLog(head.origin());
        }
        try {
            asked.checkpoint().verified(keys);
        } catch (ProblemException e) {
            return new Answer.Unsigned(e.detail());
        }
        // what nobody vouches for is not kept: it would be published with the evidence
        var request = new AddCheckpoint(
                asked.oldSize(), asked.proof(), asked.checkpoint().only(keys));
        var known = store.known(head.origin());
        var verdict = Verdict.on(head, request, known);
        if (verdict != Verdict.COSIGNED) {
            return refuse(verdict, head, request, known);
        }
        return transaction.execute(status -> cosign(head, request));
    }

    private Answer cosign(Checkpoint head, AddCheckpoint request) {
        var known = store.lock(head.origin());
        var verdict = Verdict.on(head, request, known);
        if (verdict != Verdict.COSIGNED) {
            return refuse(verdict, head, request, known);
        }
        var now = clock.instant();
        store.advance(head, request.checkpoint(), now);
        return new Answer.Cosigned(key.cosign(request.checkpoint().text(), now));
    }

    private Answer refuse(Verdict verdict, Checkpoint head, AddCheckpoint request, Verdict.Known known) {
        if (verdict.isEvidence() && known.note() != null) {
            store.addEvidence(Ids.next(clock), verdict, head, request, known.note(), clock.instant(), EVIDENCE_MAX);
        }
        return new Answer.Refused(verdict, known.size());
    }
}
