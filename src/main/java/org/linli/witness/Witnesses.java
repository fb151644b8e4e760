package org.linli.witness;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.seal.Heads;
import org.linli.tlog.VerifierKey;
import org.linli.witness.PeerStore.Peer;
import org.springframework.stereotype.Service;

/** For the operator: who witnesses our log, whose logs we witness, and what was refused. */
@Service
public class Witnesses {
    private final Heads heads;
    private final WitnessedLogs logs;
    private final WitnessKey key;
    private final PeerStore peers;
    private final HeadStore store;

    Witnesses(Heads heads, WitnessedLogs logs, WitnessKey key, PeerStore peers, HeadStore store) {
        this.heads = heads;
        this.logs = logs;
        this.key = key;
        this.peers = peers;
        this.store = store;
    }

    /**
     * Somebody on the other side.
     *
     * @param name of the key
     * @param at when a head was cosigned last, by them or by us
     * @param size of that head
     * @param failure why it is not going on now
     */
    public record Side(String name, Optional<Instant> at, long size, Optional<String> failure) {}

    /** The witnesses of our log that have an address, by name. */
    public List<Side> ours() {
        var known = peers.all();
        return heads.policy().witnesses().values().stream()
                .filter(witness -> witness.url() != null)
                .map(witness -> {
                    var peer = known.getOrDefault(witness.key().toString(), Peer.NEW);
                    return new Side(witness.key().name(), peer.cosigned(), peer.known(), peer.failure());
                })
                .sorted(Comparator.comparing(Side::name))
                .toList();
    }

    /** The logs that we witness, by name. */
    public List<Side> theirs() {
        return logs.all().keySet().stream()
                .sorted()
                .map(origin -> {
                    var last = store.cosigned(origin);
                    return new Side(
                            origin,
                            last.map(HeadStore.Cosigned::at),
                            last.map(HeadStore.Cosigned::size).orElse(0L),
                            Optional.empty());
                })
                .toList();
    }

    /** What was refused last, the newest first. */
    public List<Evidence> refused(int limit) {
        return store.newestEvidence(limit);
    }

    /** Why files of the operator are not heeded as they are now. */
    public List<String> unreadable() {
        return Stream.of(heads.unreadable(), logs.failure())
                .flatMap(Optional::stream)
                .toList();
    }

    /** What our own cosignatures are checked with. */
    public VerifierKey key() {
        return key.verifier();
    }
}
