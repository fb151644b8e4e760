package org.linli.witness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.linli.seal.Heads;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Note;
import org.linli.tlog.Policy;
import org.linli.tlog.VerifierKey;
import org.linli.witness.Asking.Outcome;
import org.linli.witness.PeerStore.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/*
 * Witnesses must sign the same head for their signatures to add up, so the log asks in rounds: one head, everybody at once. A round
 * ends when the slowest has answered or was given up; who fails is asked again after a while, so it holds up one round and not all.
 * The lease on the round keeps other nodes away; between two statements nothing is held.
 */
/** Shows the log's newest head to the witnesses of its policy and keeps what they sign. */
@Service
class Cosigning {
    private static final Logger log = LoggerFactory.getLogger(Cosigning.class);
    private static final Duration LEASE = Duration.ofSeconds(30); // longer than any round
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FRESH =
            Duration.ofMinutes(10); // a head that stays is signed anew, to say that it still is the newest

    private final Heads heads;
    private final PeerStore store;
    private final Asking asking;
    private final Clock clock;

    Cosigning(Heads heads, PeerStore store, Asking asking, Clock clock) {
        this.heads = heads;
        this.store = store;
        this.asking = asking;
        this.clock = clock;
    }

    /** Asks once; does nothing where there is nobody to ask or nothing new to show. */
    void round() {
        var now = clock.instant();
        var lease = now.plus(LEASE);
        if (open(now).filter(round -> !round.due().isEmpty()).isPresent() && store.take(now, lease)) {
            try {
                // read anew: an older head than another node has shown meanwhile would look like a rollback
                open(now).ifPresent(Round::run);
            } finally {
                store.giveBack(lease, clock.instant());
            }
        }
    }

    private Optional<Round> open(Instant now) {
        var asked = heads.policy().witnesses().values().stream()
                .filter(witness -> witness.url() != null)
                .toList();
        return asked.isEmpty() ? Optional.empty() : heads.newest().map(head -> new Round(head, asked, now));
    }

    /** One head and those who are asked about it. */
    private final class Round {
        private final Note head;
        private final long size;
        private final List<Policy.Witness> asked;
        private final Instant now;
        private final Map<String, Peer> peers = store.all();
        private final Map<VerifierKey, Note.Line> signed = new LinkedHashMap<>();

        Round(Note head, List<Policy.Witness> asked, Instant now) {
            this.head = head;
            this.size = Checkpoint.parse(head.text()).size();
            this.asked = asked;
            this.now = now;
            var lines = heads.cosignatures(size);
            asked.forEach(witness -> lines.stream()
                    .filter(line -> line.isOf(witness.key()))
                    .findFirst()
                    .ifPresent(line -> signed.put(witness.key(), line)));
        }

        List<Policy.Witness> due() {
            return asked.stream().filter(witness -> isDue(witness.key())).toList();
        }

        void run() {
            var before = List.copyOf(signed.values());
            ask(due());
            if (!before.equals(List.copyOf(signed.values()))) {
                heads.keep(head, List.copyOf(signed.values()));
            }
        }

        private Peer peer(VerifierKey key) {
            return peers.getOrDefault(key.toString(), Peer.NEW);
        }

        private boolean isDue(VerifierKey key) {
            var peer = peer(key);
            var fresh = signed.containsKey(key)
                    && peer.cosigned().filter(at -> at.plus(FRESH).isAfter(now)).isPresent();
            return !fresh && peer.isDue(now);
        }

        private void ask(List<Policy.Witness> some) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new LinkedHashMap<VerifierKey, Future<Outcome>>();
                some.forEach(witness -> answers.put(
                        witness.key(),
                        threads.submit(() -> asking.ask(
                                witness,
                                head,
                                size,
                                peer(witness.key()).known(),
                                old -> heads.consistency(old, size)))));
                answers.forEach((key, answer) -> settle(key, outcome(answer)));
            }
        }

        private void settle(VerifierKey key, Outcome outcome) {
            if (outcome instanceof Outcome.Cosigned(var line)) {
                store.cosigned(key, size, clock.instant());
                signed.put(key, line);
            } else {
                fail(key, outcome, peer(key).tries() + 1);
            }
        }
    }

    private static Outcome outcome(Future<Outcome> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return new Outcome.Failed(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
    }

    private void fail(VerifierKey witness, Outcome outcome, int tries) {
        var why = switch (outcome) {
            case Outcome.SetBack(var known, var size) ->
                "knows a log of %d entries, ours has %d".formatted(known, size);
            case Outcome.Contradicted(var known) -> "saw another log of our name, of %d entries".formatted(known);
            case Outcome.Failed(var said) -> said;
            case Outcome.Cosigned(var line) -> throw new IllegalStateException(line.toString());
        };
        log.warn("witness {} did not cosign, try {}: {}", witness.name(), tries, why);
        store.failed(witness, tries, clock.instant().plus(pause(tries)), why);
    }

    /** After 1, 2, 4 … seconds, at most five minutes apart. */
    static Duration pause(int tries) {
        var pause = Duration.ofSeconds(1L << Math.min(tries - 1, 20));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
